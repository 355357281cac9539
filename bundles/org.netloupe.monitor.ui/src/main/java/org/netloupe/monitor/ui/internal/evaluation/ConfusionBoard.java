package org.netloupe.monitor.ui.internal.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.netloupe.core.json.Json;
import org.netloupe.core.training.Evaluation;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.monitor.picture.Evaluations;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.SelectedRun;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.figure.FigureMenu;
import org.netloupe.ui.widget.Guided;
import org.netloupe.ui.work.LatestWork;

/** The matrix of one epoch, the last unless the slider says otherwise. */
final class ConfusionBoard {
    private final Guided root;
    private final Composite content;
    private final Scale epochs;
    private final Label epoch;
    private final FigureCanvas canvas;
    private final LatestWork reading;
    private Optional<RunEntry> run = Optional.empty();
    private Optional<Confusion> confusion = Optional.empty();
    private String shown = ""; //$NON-NLS-1$

    ConfusionBoard(Composite parent) {
        root = new Guided(parent);
        content = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(content);
        epochs = new Scale(content, SWT.HORIZONTAL);
        epochs.setToolTipText(Messages.Confusion_epochTip);
        epochs.addListener(SWT.Selection, _ -> read());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(epochs);
        epoch = new Label(content, SWT.RIGHT);
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(epoch);
        canvas = new FigureCanvas(content);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(canvas);
        FigureMenu.install(canvas, this::exportSource);
        reading = LatestWork.quiet(root);
        SelectedRun.follow(root, this::follow);
    }

    private void follow(Optional<RunEntry> chosen) {
        boolean same = chosen.map(RunEntry::id).equals(run.map(RunEntry::id));
        run = chosen;
        int last = chosen.map(entry -> entry.status().epoch()).orElse(0);
        boolean atEnd = !same || epochs.getSelection() >= epochs.getMaximum() || epochs.getMaximum() <= 1;
        epochs.setMinimum(last > 1 ? 1 : 0);
        epochs.setMaximum(Math.max(1, last));
        if (atEnd) {
            epochs.setSelection(Math.max(1, last));
        }
        epochs.setEnabled(last > 1);
        read();
    }

    private void read() {
        if (run.isEmpty()) {
            root.guide(Messages.Confusion_noRun);
            return;
        }
        RunEntry entry = run.get();
        int wanted = Math.max(1, epochs.getSelection());
        String key = entry.id() + "/" + wanted + "/" + entry.name(); //$NON-NLS-1$ //$NON-NLS-2$
        if (!key.equals(shown)) {
            reading.start(Messages.Confusion_read, _ -> evaluation(entry, wanted),
                    found -> show(entry, wanted, key, found));
        }
    }

    private static Optional<Confusion> evaluation(RunEntry entry, int wanted) throws IOException {
        var file = entry.runFolder().evaluation(wanted);
        return Files.exists(file)
                ? Evaluations.confusion(Json.read(file, Evaluation.class, "a run's evaluation")) //$NON-NLS-1$
                : Optional.empty();
    }

    private void show(RunEntry entry, int wanted, String key, Optional<Confusion> found) {
        confusion = found;
        if (found.isEmpty()) {
            shown = ""; //$NON-NLS-1$
            root.guide(Messages.bind(Messages.Confusion_none, entry.name()));
            return;
        }
        shown = key;
        epoch.setText(Messages.bind(Messages.Confusion_epoch, wanted));
        canvas.setFigure(Evaluations.picture(entry.name(), wanted, found.get()));
        root.show(content);
    }

    Optional<ExportSource> exportSource() {
        return ExportSource.of(canvas, confusion.map(ConfusionCounts::new));
    }

    void setFocus() {
        canvas.setFocus();
    }
}
