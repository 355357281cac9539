package org.netloupe.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.netloupe.cli.internal.Session;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.tensor.InputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves entries to the trash. */
@Command(name = "delete", description = "Move models, datasets or runs to the trash of the workspace; files stay, and the "
        + "workbench can restore them.", footerHeading = "%nExample:%n", footer = "  netloupe delete r3 m5")
final class DeleteCommand extends WorkspaceCommand {
    @Parameters(index = "0..*", arity = "1..*", paramLabel = "ENTRY", description = "Ids or names of models, datasets or runs.")
    private List<String> words = new ArrayList<>();

    @Override
    void run(Session session) throws IOException {
        List<Edit> edits = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String word : words) {
            Entry entry = session.entries().find(word);
            refuseRunning(session, entry);
            edits.add(new Edit.Delete(entry.id()));
            ids.add(entry.id().text());
        }
        session.registry().apply(new Edit.Several(edits));
        if (json()) {
            console().document(Map.of("deleted", ids));
        } else {
            console().line("Moved to the trash: %s", String.join(", ", ids));
        }
    }

    private static void refuseRunning(Session session, Entry entry) throws IOException {
        if (entry instanceof RunEntry run && session.supervisor().status(run.id()).state().hasProcess()) {
            throw new InputException("Run " + run.id(), "a run that has ended", "one that trains",
                    "Stop it first: netloupe runs stop " + run.id());
        }
    }
}
