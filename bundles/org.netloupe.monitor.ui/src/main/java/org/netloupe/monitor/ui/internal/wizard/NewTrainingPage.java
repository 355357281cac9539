package org.netloupe.monitor.ui.internal.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.figure.graph.GraphNode;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.picture.GraphViews;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.work.LatestWork;
import org.netloupe.ui.workspace.Preferences;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** The one page: fields at the left, the described network at the right; what is wrong is said above at once. */
final class NewTrainingPage extends WizardPage {
    static final String ENGINE = "org.netloupe.dl4j"; //$NON-NLS-1$
    private static final int FIELD = 230;
    /** Room for the four columns and a scroll bar. */
    private static final int PREVIEW = 470;

    /** What the user chose. */
    record Choice(DatasetEntry dataset, Network network, TrainingForm form) {}

    private List<DatasetEntry> datasets = List.of();
    private List<Network> networks = new ArrayList<>();
    private Optional<Network> file = Optional.empty();
    private boolean described;
    private final Fields fields = new Fields();

    /** The widgets, made once. */
    @org.eclipse.jdt.annotation.NonNullByDefault({}) // set when the page is made
    private static final class Fields {
        Combo dataset;
        Combo network;
        Text name;
        Combo optimizer;
        Text rate;
        Text batch;
        Text epochs;
        Text seed;
        Text threads;
        Table layers;
        Label total;
        LatestWork preview;
    }

    NewTrainingPage() {
        super("training"); //$NON-NLS-1$
        setTitle(Messages.Wizard_title);
        setDescription(Messages.Wizard_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(18, 6).applyTo(root);
        createForm(root);
        createPreview(root);
        setControl(root);
        fields.preview = LatestWork.quiet(root);
        LatestWork.quiet(root).start(Messages.Wizard_samples,
                progress -> WorkspaceSession.ofWorkbench()
                        .operation(registry -> Supervision.samples(registry).execute(progress)).execute(progress),
                _ -> {}, fault -> Problems.log(Messages.Wizard_samples, fault));
        WorkspaceSession.ofWorkbench().follow(root, this::showDatasets);
    }

    private void createForm(Composite root) {
        Composite form = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(form);
        GridDataFactory.fillDefaults().applyTo(form);
        fields.dataset = combo(form, Messages.Wizard_dataset, this::datasetChosen);
        fields.network = combo(form, Messages.Wizard_network, this::networkChosen);
        new Label(form, SWT.NONE);
        Button browse = new Button(form, SWT.PUSH);
        browse.setText(Messages.Wizard_browse);
        browse.addListener(SWT.Selection, _ -> browse());
        TrainingSettings defaults = TrainingSettings.DEFAULT;
        fields.name = text(form, Messages.Wizard_name, ""); //$NON-NLS-1$
        fields.optimizer = combo(form, Messages.Wizard_optimizer, this::validate);
        fields.optimizer.setItems(Stream.of(Optimizer.Kind.values()).map(Enum::name).toArray(String[]::new));
        fields.optimizer.select(defaults.optimizer().kind().ordinal());
        fields.rate = text(form, Messages.Wizard_rate, Double.toString(defaults.optimizer().learningRate()));
        fields.batch = text(form, Messages.Wizard_batch, Integer.toString(defaults.batchSize()));
        fields.epochs = text(form, Messages.Wizard_epochs, Integer.toString(defaults.epochs()));
        fields.seed = text(form, Messages.Wizard_seed, Long.toString(defaults.seed()));
        fields.threads = text(form, Messages.Wizard_threads, Integer.toString(Preferences.threads()));
    }

    private void createPreview(Composite root) {
        Composite preview = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(preview);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(preview);
        fields.layers = new Table(preview, SWT.BORDER | SWT.FULL_SELECTION);
        fields.layers.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(PREVIEW, 260).applyTo(fields.layers);
        column(Messages.Graph_layer, SWT.LEFT, 110);
        column(Messages.Graph_kind, SWT.LEFT, 120);
        column(Messages.Graph_shape, SWT.RIGHT, 110);
        column(Messages.Graph_parameters, SWT.RIGHT, 90);
        fields.total = new Label(preview, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields.total);
    }

    private void column(String title, int style, int width) {
        TableColumn column = new TableColumn(fields.layers, style);
        column.setText(title);
        column.setWidth(width);
    }

    private static Combo combo(Composite form, String label, Runnable onChosen) {
        new Label(form, SWT.NONE).setText(label);
        Combo combo = new Combo(form, SWT.READ_ONLY);
        combo.addListener(SWT.Selection, _ -> onChosen.run());
        GridDataFactory.fillDefaults().grab(true, false).hint(FIELD, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    private Text text(Composite form, String label, String value) {
        new Label(form, SWT.NONE).setText(label);
        Text text = new Text(form, SWT.BORDER);
        text.setText(value);
        text.addListener(SWT.Modify, _ -> validate());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        return text;
    }

    private void showDatasets(WorkspaceSnapshot snapshot) {
        if (snapshot.datasets().equals(datasets)) {
            return;
        }
        int chosen = Math.max(0, fields.dataset.getSelectionIndex());
        boolean first = datasets.isEmpty();
        datasets = snapshot.datasets();
        fields.dataset.setItems(datasets.stream().map(DatasetEntry::name).toArray(String[]::new));
        if (!datasets.isEmpty()) {
            fields.dataset.select(Math.min(chosen, datasets.size() - 1));
        }
        if (first) {
            datasetChosen();
        }
    }

    private Optional<DatasetEntry> dataset() {
        int index = fields.dataset.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(datasets.get(index));
    }

    private Optional<Network> network() {
        int index = fields.network.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(networks.get(index));
    }

    /** Offers the networks that suit the data. */
    private void datasetChosen() {
        networks = new ArrayList<>();
        dataset().ifPresent(data -> Network.TEMPLATES.stream()
                .filter(template -> template.suits().contains(data.description().featureKind()))
                .forEach(networks::add));
        WorkspaceSession.ofWorkbench().snapshot().models().forEach(model -> networks.add(new Network.Model(model)));
        file.ifPresent(networks::add);
        fields.network.setItems(networks.stream().map(Network::label).toArray(String[]::new));
        if (!networks.isEmpty()) {
            fields.network.select(0);
        }
        networkChosen();
    }

    private void networkChosen() {
        if (fields.name.getText().isBlank() || networks.stream().anyMatch(this::isNamedAfter)) {
            fields.name.setText(proposedName(network()));
        }
        network().filter(Network.Template.class::isInstance).map(Network.Template.class::cast)
                .ifPresent(template -> propose(template.architecture().training()));
        describe();
    }

    private boolean isNamedAfter(Network network) {
        return dataset().isPresent() && datasets.stream()
                .anyMatch(data -> fields.name.getText().equals(data.name() + ", " + network.label())); //$NON-NLS-1$
    }

    private String proposedName(Optional<Network> network) {
        return dataset().map(DatasetEntry::name).orElse("") + network.map(n -> ", " + n.label()).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private void propose(TrainingSettings settings) {
        fields.optimizer.select(settings.optimizer().kind().ordinal());
        fields.rate.setText(Double.toString(settings.optimizer().learningRate()));
        fields.batch.setText(Integer.toString(settings.batchSize()));
        fields.epochs.setText(Integer.toString(settings.epochs()));
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[]{"*.json", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
        String chosen = dialog.open();
        if (chosen != null) {
            file = Optional.of(new Network.File(Path.of(chosen)));
            datasetChosen();
            fields.network.select(networks.size() - 1);
            networkChosen();
        }
    }

    private void describe() {
        described = false;
        fields.layers.removeAll();
        fields.total.setText(""); //$NON-NLS-1$
        validate();
        if (dataset().isPresent() && network().isPresent()) {
            DatasetEntry data = dataset().get();
            Network wanted = network().get();
            fields.preview.start(Messages.Wizard_describe,
                    progress -> NetworkPreview.describe(ENGINE, wanted, data.description(), progress), this::show,
                    fault -> setErrorMessage(Problems.sentence(fault)));
        }
    }

    private void show(ComputationGraph graph) {
        described = true;
        for (GraphNode node : GraphViews.of(graph).nodes()) {
            new TableItem(fields.layers, SWT.NONE).setText(
                    new String[]{node.name(), node.kind(), node.shape(), Numbers.count(node.parameters())});
        }
        fields.total.setText(Messages.bind(Messages.Graph_total, Numbers.count(graph.parameterCount())));
        validate();
    }

    private void validate() {
        String fault;
        if (dataset().isEmpty()) {
            fault = Messages.Wizard_noDataset;
        } else if (network().isEmpty()) {
            fault = Messages.Wizard_noNetwork;
        } else {
            fault = form().fault().orElse(""); //$NON-NLS-1$
        }
        setErrorMessage(fault.isEmpty() ? null : fault);
        setPageComplete(fault.isEmpty() && described);
    }

    private TrainingForm form() {
        return new TrainingForm(fields.name.getText(),
                Optimizer.Kind.values()[Math.max(0, fields.optimizer.getSelectionIndex())], fields.rate.getText(),
                fields.batch.getText(), fields.epochs.getText(), fields.seed.getText(), fields.threads.getText());
    }

    /** What to train; only when the page is complete. */
    Choice choice() {
        return new Choice(dataset().orElseThrow(), network().orElseThrow(), form());
    }
}
