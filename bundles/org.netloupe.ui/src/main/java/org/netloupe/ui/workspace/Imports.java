package org.netloupe.ui.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.catalogue.FileImport;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.work.LatestWork;

/** Imports files in a job of their own, by command or by dropping them on a view; what was imported is selected. */
public final class Imports {
    private Imports() {}

    /** Imports files or folders, each as a model or a dataset. */
    public static void start(Shell shell, List<Path> paths) {
        for (Path path : paths) {
            LatestWork.visible(shell).start(NLS.bind(Messages.Import_job, path.getFileName()),
                    progress -> WorkspaceSession.ofWorkbench()
                            .operation(registry -> execute(registry, path, progress)).execute(progress),
                    Imports::select);
        }
    }

    private static Entry execute(Registry registry, Path path, Progress progress) throws IOException {
        progress.begin(String.valueOf(path.getFileName()), 0);
        Contributions contributions = Contributions.ofPlatform();
        return new FileImport(registry, new ModelOpener(contributions), new DatasetOpener(contributions), path)
                .execute(progress);
    }

    private static void select(Entry entry) {
        Selection.Kind kind = switch (entry) {
            case ModelEntry _ -> Selection.Kind.MODEL;
            case DatasetEntry _ -> Selection.Kind.DATASET;
            case RunEntry _ -> Selection.Kind.RUN;
        };
        SelectionModel.ofWorkbench().select(new Selection(
                List.of(new Selection.Item(kind, entry.id().text(), entry.name())), Messages.Import_origin));
    }

    /** Lets files be dropped on a control. */
    public static void acceptFiles(Control control) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[]{FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                List<Path> paths = new ArrayList<>();
                if (event.data instanceof String[] names) {
                    for (String name : names) {
                        paths.add(Path.of(name));
                    }
                }
                start(control.getShell(), paths);
            }
        });
    }
}
