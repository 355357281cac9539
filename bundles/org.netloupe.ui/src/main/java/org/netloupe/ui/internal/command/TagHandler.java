package org.netloupe.ui.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Changes the tags of entries; of several entries only the tags that all have are shown and can be taken off. */
public final class TagHandler extends EntryHandler {
    @Override
    void execute(Shell shell, List<Entry> entries) {
        List<String> common = entries.getFirst().labels().tags().stream()
                .filter(tag -> entries.stream().allMatch(entry -> entry.labels().tags().contains(tag))).toList();
        InputDialog dialog = new InputDialog(shell, Messages.Tag_title, Messages.Tag_text, String.join(", ", common), //$NON-NLS-1$
                null);
        if (dialog.open() == InputDialog.OK) {
            List<Edit> edits = edits(entries, common, tags(dialog.getValue()));
            if (!edits.isEmpty()) {
                Edits.apply(shell, NLS.bind(Messages.Tag_done, name(entries)), new Edit.Several(edits));
            }
        }
    }

    /** Tags as people write them, with commas between. */
    static List<String> tags(String text) {
        return List.copyOf(new TreeSet<>(
                Stream.of(text.split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).toList())); //$NON-NLS-1$
    }

    /** What leads from the common tags to the wanted ones. */
    static List<Edit> edits(List<Entry> entries, List<String> common, List<String> wanted) {
        List<Edit> edits = new ArrayList<>();
        for (Entry entry : entries) {
            wanted.stream().filter(tag -> !entry.labels().tags().contains(tag))
                    .forEach(tag -> edits.add(new Edit.AddTag(entry.id(), tag)));
            common.stream().filter(tag -> !wanted.contains(tag))
                    .forEach(tag -> edits.add(new Edit.RemoveTag(entry.id(), tag)));
        }
        return edits;
    }

    static String name(List<Entry> entries) {
        return entries.size() == 1
                ? entries.getFirst().name()
                : NLS.bind(Messages.Breadcrumb_many, entries.size());
    }
}
