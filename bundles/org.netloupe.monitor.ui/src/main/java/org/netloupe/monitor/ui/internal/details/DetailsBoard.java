package org.netloupe.monitor.ui.internal.details;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.SelectedRun;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.widget.Guided;
import org.netloupe.ui.work.LatestWork;
import org.netloupe.ui.work.Ui;
import org.netloupe.ui.workspace.WorkspaceSession;

/** Facts of a run over the end of its log. */
final class DetailsBoard {
    private final Guided root;
    private final SashForm sash;
    private final Tree facts;
    private final Text log;
    private final LatestWork reading;
    private List<RunFacts.Fact> shown = List.of();

    DetailsBoard(Composite parent) {
        root = new Guided(parent);
        sash = new SashForm(root, SWT.VERTICAL);
        facts = new Tree(sash, SWT.FULL_SELECTION);
        facts.setHeaderVisible(false);
        facts.addListener(SWT.MouseMove, event -> explain(facts.getItem(new Point(event.x, event.y))));
        column(150);
        column(320);
        facts.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
                copySelected();
            }
        });
        Composite lower = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(lower);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(new Label(lower, SWT.SEPARATOR | SWT.HORIZONTAL));
        log = new Text(lower, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        log.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).indent(4, 0).applyTo(log);
        log.setMessage(Messages.Details_noLog);
        sash.setWeights(62, 38);
        reading = LatestWork.quiet(root);
        SelectedRun.follow(root, this::show);
    }

    /** A reason of a failure is longer than any column. */
    private void explain(@Nullable TreeItem row) {
        String value = row == null ? "" : row.getText(1); //$NON-NLS-1$
        if (!value.equals(facts.getToolTipText())) {
            facts.setToolTipText(value);
        }
    }

    private void column(int width) {
        TreeColumn column = new TreeColumn(facts, SWT.LEFT);
        column.setWidth(width);
    }

    private void show(Optional<RunEntry> run) {
        if (run.isEmpty()) {
            root.guide(Messages.Details_empty);
            return;
        }
        root.show(sash);
        fill(run.get());
    }

    private void fill(RunEntry run) {
        List<RunFacts.Fact> changed = RunFacts.of(run, WorkspaceSession.ofWorkbench().snapshot().datasetOf(run));
        if (labels(changed).equals(labels(shown))) {
            updateValues(changed);
        } else {
            rebuild(changed);
        }
        shown = changed;
        reading.start(Messages.Details_readLog, _ -> RunLog.tail(run.runFolder().log()), this::showLog);
    }

    private static List<String> labels(List<RunFacts.Fact> facts) {
        return facts.stream().map(fact -> fact.group() + fact.label()).toList();
    }

    /** Keeps the rows, so that nothing jumps while a run goes on. */
    private void updateValues(List<RunFacts.Fact> changed) {
        int index = 0;
        for (TreeItem group : facts.getItems()) {
            for (TreeItem row : group.getItems()) {
                String value = changed.get(index++).value();
                if (!row.getText(1).equals(value)) {
                    row.setText(1, value);
                }
            }
        }
    }

    private void rebuild(List<RunFacts.Fact> changed) {
        facts.setRedraw(false);
        facts.removeAll();
        TreeItem group = null;
        for (RunFacts.Fact fact : changed) {
            if (group == null || !group.getText().equals(fact.group())) {
                group = new TreeItem(facts, SWT.NONE);
                group.setText(fact.group());
                group.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            }
            new TreeItem(group, SWT.NONE).setText(new String[]{fact.label(), fact.value()});
            group.setExpanded(true);
        }
        facts.getColumn(0).pack();
        facts.setRedraw(true);
    }

    private void showLog(String text) {
        if (!text.equals(log.getText())) {
            log.setText(text);
            // the widget knows only after its layout where the end is
            Ui.safeAsync(log, () -> log.setTopIndex(log.getLineCount() - 1));
        }
    }

    private void copySelected() {
        if (facts.getSelectionCount() > 0) {
            TreeItem row = facts.getSelection()[0];
            Clipboard clipboard = new Clipboard(root.getDisplay());
            clipboard.setContents(new Object[]{row.getText(0) + "\t" + row.getText(1)}, //$NON-NLS-1$
                    new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    void setFocus() {
        facts.setFocus();
    }
}
