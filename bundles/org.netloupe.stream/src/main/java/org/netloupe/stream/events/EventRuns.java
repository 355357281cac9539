package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.tensor.InputException;

/**
 * The runs below a folder, as TensorBoard sees them: every folder that holds event files is one, named by its path. Only
 * names are looked at until a run is asked for; then its files are read once, and after that only what was added. No file
 * is kept open. Thread safe.
 */
public final class EventRuns {
    private static final int DEEPEST = 32;

    private final Path root;
    private final SortedMap<String, Path> found = new TreeMap<>();
    private final Map<String, EventFolder> opened = new TreeMap<>();

    /**
     * @throws InputException if there is no such folder
     */
    public EventRuns(Path root) throws IOException {
        this.root = root;
        if (!Files.isDirectory(root)) {
            throw new InputException(root.toString(), "a folder with runs", Files.exists(root) ? "a file" : "nothing",
                    "Name the folder that TensorBoard is given as --logdir.");
        }
    }

    /**
     * Looks for new runs, which costs a listing of the folders.
     *
     * @return names of all runs, sorted; that of the root itself is "."
     */
    public synchronized List<String> refresh() throws IOException {
        TreeSet<Path> folders = new TreeSet<>();
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(folders));
        found.clear();
        for (Path folder : folders) {
            String name = root.relativize(folder).toString().replace('\\', '/');
            found.put(name.isEmpty() ? "." : name, folder);
        }
        opened.keySet().retainAll(found.keySet());
        return List.copyOf(found.keySet());
    }

    @NonNullByDefault({})
    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final TreeSet<Path> folders;

        Visitor(TreeSet<Path> folders) {
            this.folders = folders;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.getFileName().toString().contains("tfevents")) {
                folders.add(file.getParent());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            return FileVisitResult.CONTINUE; // a folder that may not be read, or a loop of links: the others are shown
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) {
            return FileVisitResult.CONTINUE;
        }
    }

    /**
     * A run, read up to its present end.
     *
     * @param name as {@link #refresh} gave it
     * @return empty if there is no such run
     * @throws IOException if a file cannot be read
     */
    public Optional<EventFolder> run(String name) throws IOException {
        EventFolder run;
        synchronized (this) {
            Path folder = found.get(name);
            if (folder == null) {
                return Optional.empty();
            }
            run = opened.computeIfAbsent(name, key -> new EventFolder(folder));
        }
        synchronized (run) {
            run.poll();
        }
        return Optional.of(run);
    }

    /** Forgets what was read of a run, so that its memory is free. */
    public synchronized void release(String name) {
        opened.remove(name);
    }
}
