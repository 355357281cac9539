package org.netloupe.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.netloupe.cli.internal.Session;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.EntryId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts tags on an entry and takes them off. */
@Command(name = "tag", description = "Put tags on a model, dataset or run, or take them off.", footerHeading = "%nExample:%n", footer = "  netloupe tag r17 baseline --remove draft")
final class TagCommand extends WorkspaceCommand {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "Id or name of a model, dataset or run.")
    private String entry = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "Tags to put on it.")
    private List<String> added = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "TAG", description = "A tag to take off; may be repeated.")
    private List<String> removed = new ArrayList<>();

    @Override
    void run(Session session) throws IOException {
        EntryId id = session.entries().find(entry).id();
        List<Edit> edits = new ArrayList<>();
        added.forEach(tag -> edits.add(new Edit.AddTag(id, tag)));
        removed.forEach(tag -> edits.add(new Edit.RemoveTag(id, tag)));
        session.registry().apply(new Edit.Several(edits));
        List<String> tags = session.entries().find(id.text()).labels().tags();
        if (json()) {
            console().document(Map.of("id", id.text(), "tags", tags));
        } else {
            console().line("%s  %s", id, tags.isEmpty() ? "(no tags)" : String.join(", ", tags));
        }
    }
}
