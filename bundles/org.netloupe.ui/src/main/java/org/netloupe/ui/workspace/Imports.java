package org.netloupe.ui.workspace;

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
import org.netloupe.registry.entry.DatasetId;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunId;
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
                            .operation(registry -> FileImport.execute(registry, path, progress)).execute(progress),
                    id -> select(id, String.valueOf(path.getFileName())));
        }
    }

    private static void select(EntryId id, String name) {
        Selection.Kind kind = switch (id) {
            case ModelId _ -> Selection.Kind.MODEL;
            case DatasetId _ -> Selection.Kind.DATASET;
            case RunId _ -> Selection.Kind.RUN;
        };
        SelectionModel.ofWorkbench().select(
                new Selection(List.of(new Selection.Item(kind, id.text(), name)), Messages.Import_origin));
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
