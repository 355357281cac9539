package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.Labels;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.tests.driving.Bench;
import org.netloupe.ui.tests.driving.Contents;
import org.netloupe.ui.tests.driving.Eyes;
import org.netloupe.ui.tests.driving.Hand;

/** Runs, models and datasets are renamed, tagged and deleted in the navigator; Ctrl+Z and Ctrl+Y follow. */
class EditsByKeyboardTest {
    /** One entry of each kind, made once by a short training. */
    enum Kind {
        DATASET {
            @Override
            Entry entry() {
                return Contents.digits("edited digits", 200);
            }
        },
        RUN {
            @Override
            Entry entry() {
                return Contents.run("edited run")
                        .orElseGet(() -> Contents.trained("edited run", Contents.digits("edited digits", 200), 1));
            }
        },
        MODEL {
            @Override
            Entry entry() {
                RUN.entry();
                return Eyes.find("the model of the run", Eyes.TRAINED,
                        () -> Contents.registry(registry -> registry.models()).stream()
                                .filter(model -> model.name().contains("edited run")).findFirst());
            }
        };

        abstract Entry entry();
    }

    @BeforeEach
    void openNavigator() {
        Bench.closeDialogs();
        Bench.show(Contents.NAVIGATOR);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F2 renames; Ctrl+Z gives the old name back, Ctrl+Y the new one")
    void rename(Kind kind) {
        Entry entry = kind.entry();
        String changed = "renamed " + kind;
        select(entry);
        Hand.press(SWT.F2);
        Bench.dialog("Rename");
        Hand.retype(changed);
        Hand.press(SWT.CR);
        awaitTaken("Rename", entry, now -> now.name().equals(changed), changed);
        undo(entry, now -> now.name().equals(entry.name()), entry.name());
        redo(entry, now -> now.name().equals(changed), changed);
        undo(entry, now -> now.name().equals(entry.name()), entry.name());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Ctrl+T tags; Ctrl+Z takes the tags off, Ctrl+Y puts them on again")
    void tag(Kind kind) {
        Entry entry = kind.entry();
        select(entry);
        Hand.ctrl('t');
        Bench.dialog("Tags");
        Hand.retype("zebra, apple");
        Hand.press(SWT.CR);
        Predicate<Labels> tagged = now -> now.tags().equals(List.of("apple", "zebra"));
        awaitTaken("Tags", entry, tagged, entry.name());
        Eyes.await("the tags in the tree", () -> text(entry).endsWith("#apple #zebra"));
        undo(entry, now -> now.tags().isEmpty(), entry.name());
        Eyes.await("no tags in the tree", () -> !text(entry).contains("#"));
        redo(entry, tagged, entry.name());
        undo(entry, now -> now.tags().isEmpty(), entry.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"DATASET", "MODEL"})
    @DisplayName("Delete takes the entry away; Ctrl+Z brings it back, Ctrl+Y takes it away again")
    void delete(Kind kind) {
        Entry entry = kind.entry();
        select(entry);
        Bench.command("org.eclipse.ui.edit.delete");
        Eyes.await("no " + entry.name() + " in the tree", () -> Contents.item(entry.name()).isEmpty());
        assertEquals(Optional.empty(), labels(entry));
        undo(entry, now -> now.equals(entry.labels()), entry.name());
        Hand.ctrl('y');
        Eyes.await("no " + entry.name() + " in the tree", () -> Contents.item(entry.name()).isEmpty());
        undo(entry, now -> now.equals(entry.labels()), entry.name());
    }

    @Test
    @DisplayName("Delete in the filter takes a letter away, and no entry, whether one is selected or not")
    void deleteInFilter() {
        Entry entry = Kind.DATASET.entry();
        select(entry);
        deleteFirstLetter("edited", "dited");
        Bench.act(SelectionModel.ofWorkbench()::clear);
        deleteFirstLetter("digits", "igits");
        assertEquals(Optional.of(entry.labels()), labels(entry));
    }

    private static void deleteFirstLetter(String typed, String left) {
        Text filter = Bench.first(Bench.show(Contents.NAVIGATOR), Text.class);
        Bench.act(filter::setFocus);
        Hand.type(typed);
        Eyes.await("the filter's text", () -> filter.getText().equals(typed));
        Hand.press(SWT.HOME);
        Hand.press(SWT.DEL);
        Eyes.await("one letter less", () -> filter.getText().equals(left));
        Bench.act(() -> filter.setText(""));
    }

    @Test
    @DisplayName("A blank name cannot be given")
    void blankName() {
        Entry entry = Kind.DATASET.entry();
        select(entry);
        Hand.press(SWT.F2);
        var dialog = Bench.dialog("Rename");
        Hand.retype(" ");
        Eyes.await("OK cannot be pressed", () -> !dialog.getDefaultButton().isEnabled());
        Hand.press(SWT.ESC);
        Bench.gone("Rename");
        assertEquals(Optional.of(entry.labels()), labels(entry));
    }

    /** Selects an entry for all views, which the tree follows. */
    private static void select(Entry entry) {
        String name = entry.name();
        Eyes.await(name + " in the tree", () -> Contents.item(name).isPresent());
        Selection.Kind kind = Selection.Kind.valueOf(entry.id().kind().name());
        Bench.act(() -> SelectionModel.ofWorkbench()
                .select(new Selection(List.of(new Selection.Item(kind, entry.id().text(), name)), "test")));
        Tree tree = Bench.first(Bench.show(Contents.NAVIGATOR), Tree.class);
        Bench.act(tree::forceFocus);
        Eyes.await(name + " selected", () -> tree.isFocusControl() && tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().startsWith(name + "  "));
    }

    private static void undo(Entry entry, Predicate<Labels> expected, String name) {
        Hand.ctrl('z');
        awaitSeen(entry, expected, name);
    }

    private static void redo(Entry entry, Predicate<Labels> expected, String name) {
        Hand.ctrl('y');
        awaitSeen(entry, expected, name);
    }

    private static void awaitTaken(String dialog, Entry entry, Predicate<Labels> expected, String name) {
        Bench.gone(dialog);
        awaitSeen(entry, expected, name);
    }

    /** Waits for labels in the registry and a name in the tree. */
    private static void awaitSeen(Entry entry, Predicate<Labels> expected, String name) {
        try {
            Eyes.await("other labels of " + entry.name(), () -> labels(entry).filter(expected).isPresent());
        } catch (AssertionError e) {
            throw new AssertionError("In the registry: " + labels(entry), e);
        }
        Eyes.await(name + " in the tree", () -> Contents.item(name).isPresent());
    }

    private static String text(Entry entry) {
        return Contents.item(entry.name()).map(TreeItem::getText).orElse("");
    }

    /** What the registry lists, which the trash is no part of. */
    private static Optional<Labels> labels(Entry entry) {
        return Contents.registry(registry -> Stream
                .concat(Stream.concat(registry.models().stream(), registry.datasets().stream()),
                        Contents.runs(registry).stream())
                .filter(listed -> listed.id().equals(entry.id())).map(Entry::labels).findFirst());
    }
}
