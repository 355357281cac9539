package org.netloupe.ui.internal.navigator;

import java.util.Locale;

import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IToolTipProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.figure.text.Numbers;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.theme.Themes;

/** Name of an entry with what tells it apart, muted. */
final class EntryLabels extends LabelProvider implements IStyledLabelProvider, IToolTipProvider {
    private final ResourceManager images;

    EntryLabels(Control owner) {
        images = new LocalResourceManager(org.eclipse.jface.resource.JFaceResources.getResources(), owner);
    }

    @Override
    public StyledString getStyledText(Object element) {
        return switch (element) {
            case Group group -> new StyledString(group.label());
            case Entry entry -> new StyledString(entry.name())
                    .append("  " + facts(entry) + tags(entry), StyledString.QUALIFIER_STYLER); //$NON-NLS-1$
            default -> new StyledString(String.valueOf(element), StyledString.QUALIFIER_STYLER);
        };
    }

    @Override
    public String getToolTipText(Object element) {
        return element instanceof Entry entry
                ? (entry.id().text() + "  " + getText(entry) + "\n" + entry.labels().note()).strip() //$NON-NLS-1$ //$NON-NLS-2$
                : ""; //$NON-NLS-1$
    }

    private static String tags(Entry entry) {
        return entry.labels().tags().isEmpty() ? "" : "  #" + String.join(" #", entry.labels().tags()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    /** What tells an entry apart from others of its kind. */
    static String facts(Entry entry) {
        return switch (entry) {
            case DatasetEntry dataset -> facts(dataset.description());
            case ModelEntry model -> Messages.bind(Messages.Navigator_model,
                    Numbers.compact(model.description().parameters()));
            case RunEntry run -> run.status().state().isFinal()
                    ? run.status().state().name().toLowerCase(Locale.ROOT)
                    : Messages.bind(Messages.Navigator_run, run.status().state().name().toLowerCase(Locale.ROOT),
                            Numbers.percent(run.status().fraction()));
        };
    }

    private static String facts(DatasetDescription dataset) {
        String unit = dataset.featureKind() == FeatureKind.IMAGE
                ? Messages.Navigator_images
                : dataset.featureKind() == FeatureKind.TOKENS ? Messages.Navigator_sequences : Messages.Navigator_rows;
        return Messages.bind(unit, Numbers.compact(dataset.size()), dataset.target().classNames().size());
    }

    @Override
    public String getText(Object element) {
        return getStyledText(element).getString();
    }

    @Override
    public @Nullable Image getImage(Object element) {
        String path = switch (element) {
            case Group group -> group.icon();
            case DatasetEntry _ -> Group.DATASETS.icon();
            case ModelEntry _ -> Group.MODELS.icon();
            case RunEntry _ -> Group.RUNS.icon();
            default -> ""; //$NON-NLS-1$
        };
        String themed = Themes.isDark() ? path.replace("icons/", "icons/dark/") : path; //$NON-NLS-1$ //$NON-NLS-2$
        return path.isEmpty()
                ? null
                : ResourceLocator.imageDescriptorFromBundle("org.netloupe.ui", themed).map(images::create).orElse(null); //$NON-NLS-1$
    }

    @Override
    public void dispose() {
        super.dispose(); // images go with the control
    }
}
