package org.netloupe.monitor.ui.internal.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.netloupe.agent.protocol.Message;
import org.netloupe.monitor.query.Template;
import org.netloupe.monitor.query.Templates;
import org.netloupe.monitor.watch.WatchedProcess;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.widget.Guided;
import org.netloupe.ui.work.Ui;

/** The tree of processes, events and observables; double click watches. */
final class ProcessesBoard {
    private static final int REFRESH_MILLIS = 1000;

    private final Guided root;
    private final Composite content;
    private final TreeViewer tree;
    private List<WatchedProcess> known = List.of();
    /** Those that were opened up when they first told of themselves; afterwards it is the user's to close them. */
    private final Set<WatchedProcess> opened = new HashSet<>();

    ProcessesBoard(Composite parent) {
        root = new Guided(parent);
        content = new Composite(root, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        content.setLayout(layout);
        tree = new TreeViewer(content, SWT.FULL_SELECTION | SWT.SINGLE);
        tree.getTree().setHeaderVisible(true);
        column(layout, WatchMessages.Processes_name, 45, ProcessTree::name);
        column(layout, WatchMessages.Processes_kind, 30, ProcessTree::kind);
        column(layout, WatchMessages.Processes_latest, 45, ProcessTree::latest);
        tree.setContentProvider(new Content());
        tree.addDoubleClickListener(_ -> selected().ifPresent(this::open));
        tree.addPostSelectionChangedListener(_ -> selected().ifPresent(node -> choose(node.process())));
        installMenu();
        Refresh.every(REFRESH_MILLIS, root, this::refresh);
    }

    private void column(TreeColumnLayout layout, String title, int weight,
            java.util.function.Function<ProcessTree, String> text) {
        TreeViewerColumn column = new TreeViewerColumn(tree, SWT.NONE);
        column.getColumn().setText(title);
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60));
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(node -> text.apply((ProcessTree) node)));
    }

    /** The children of nodes, asked anew at every refresh. */
    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object node) {
            return ((ProcessTree) node).children().toArray();
        }

        @Override
        public Object getParent(Object node) {
            return switch ((ProcessTree) node) {
                case ProcessTree.Observable o -> new ProcessTree.Event(o.process(), o.event());
                case ProcessTree.Process _ -> List.of();
                case ProcessTree other -> new ProcessTree.Process(other.process());
            };
        }

        @Override
        public boolean hasChildren(Object node) {
            // a process has them as soon as it is asked
            return node instanceof ProcessTree.Process || !((ProcessTree) node).children().isEmpty();
        }
    }

    private void refresh() {
        List<WatchedProcess> now = Watching.ofWorkbench().watch().processes();
        if (now.isEmpty()) {
            known = now;
            root.guide(WatchMessages.Processes_none);
            return;
        }
        if (!now.equals(known)) {
            known = now;
            Object[] expanded = tree.getExpandedElements();
            tree.setInput(now.stream().map(ProcessTree.Process::new).toList());
            tree.setExpandedElements(expanded);
            if (now.size() == 1) {
                now.getFirst().describe();
            }
        } else {
            tree.refresh();
        }
        now.stream().filter(p -> p.description().isPresent() && opened.add(p))
                .forEach(p -> tree.expandToLevel(new ProcessTree.Process(p), 2));
        root.show(content);
    }

    private static void choose(WatchedProcess process) {
        if (!Watching.ofWorkbench().process().equals(Optional.of(process))
                || process.state() == WatchedProcess.State.FOUND) {
            Watching.ofWorkbench().choose(process);
        }
    }

    private Optional<ProcessTree> selected() {
        return Optional.ofNullable((ProcessTree) ((IStructuredSelection) tree.getSelection()).getFirstElement());
    }

    private void open(ProcessTree node) {
        switch (node) {
            case ProcessTree.Observable observable -> templates(observable).stream().findFirst()
                    .ifPresent(t -> Watching.ofWorkbench().run(observable.process(), t.query()));
            case ProcessTree.Setting setting -> change(setting);
            case ProcessTree other -> tree.setExpandedState(other, !tree.getExpandedState(other));
        }
    }

    private static List<Template> templates(ProcessTree.Observable observable) {
        return observable.process().description().flatMap(told -> observable.description()
                .map(o -> Templates.of(observable.event(), o, told))).orElse(List.of());
    }

    private void change(ProcessTree.Setting setting) {
        setting.description().ifPresent(told -> {
            String question = WatchMessages.bind(WatchMessages.Setting_question,
                    new Object[]{told.name(), told.min(), told.max()});
            InputDialog dialog = new InputDialog(tree.getTree().getShell(), WatchMessages.Setting_title, question,
                    Double.toString(told.value()), text -> fault(text, told.min(), told.max()));
            if (dialog.open() == Window.OK) {
                report(setting.process().set(told.name(), Double.parseDouble(dialog.getValue())));
            }
        });
    }

    private static @org.eclipse.jdt.annotation.Nullable String fault(String text, double min, double max) {
        try {
            double value = Double.parseDouble(text);
            return value >= min && value <= max ? null : WatchMessages.bind(WatchMessages.Setting_range, min, max);
        } catch (NumberFormatException e) {
            return WatchMessages.bind(WatchMessages.Setting_range, min, max);
        }
    }

    private void report(java.util.concurrent.CompletableFuture<Message.Acknowledged> answer) {
        answer.whenComplete((said, failure) -> Ui.safeAsync(root, () -> {
            if (failure != null) {
                Problems.show(root.getShell(), WatchMessages.Setting_title, failure);
            } else if (said.state() == Message.State.REFUSED) {
                Problems.show(root.getShell(), WatchMessages.Setting_title, new java.io.IOException(said.message()));
            }
        }));
    }

    private void installMenu() {
        Menu menu = new Menu(tree.getTree());
        menu.addListener(SWT.Show, _ -> {
            for (MenuItem item : menu.getItems()) {
                item.dispose();
            }
            selected().ifPresent(node -> fill(menu, node));
        });
        tree.getTree().setMenu(menu);
    }

    private void fill(Menu menu, ProcessTree node) {
        WatchedProcess process = node.process();
        if (node instanceof ProcessTree.Observable observable) {
            templates(observable)
                    .forEach(template -> item(menu, WatchMessages.bind(WatchMessages.Processes_watch, template.name()),
                            () -> Watching.ofWorkbench().run(process, template.query())));
            new MenuItem(menu, SWT.SEPARATOR);
        } else if (node instanceof ProcessTree.Setting setting) {
            item(menu, WatchMessages.Processes_change, () -> change(setting));
        } else if (node instanceof ProcessTree.Event event) {
            item(menu, WatchMessages.Processes_nonFinite, () -> Watching.ofWorkbench().run(process, event.name()
                    + " | map(e -> e.nonFinite()) | filter(t -> !empty(t)) | take(1)")); //$NON-NLS-1$
            new MenuItem(menu, SWT.SEPARATOR);
        }
        item(menu, WatchMessages.Processes_undo, () -> report(process.undo()));
        item(menu, process.isPaused() ? WatchMessages.Processes_resume : WatchMessages.Processes_pause,
                () -> report(process.command(process.isPaused() ? "resume" : "pause", java.util.Map.of()))); //$NON-NLS-1$ //$NON-NLS-2$
        item(menu, WatchMessages.Processes_stop, () -> report(process.command("stop", java.util.Map.of()))); //$NON-NLS-1$
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, _ -> action.run());
    }

    void setFocus() {
        tree.getTree().setFocus();
    }
}
