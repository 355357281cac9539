package org.netloupe.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.DatasetId;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.Link;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.internal.Announcer;
import org.netloupe.registry.internal.Database;
import org.netloupe.registry.internal.Edits;
import org.netloupe.registry.internal.Embedded;
import org.netloupe.registry.internal.Postgres;
import org.netloupe.registry.internal.RegistryTables;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunTable;

/**
 * The models, datasets and runs of a workspace, with names, notes, tags and lineage. Several processes use it at the
 * same time (workbench, command line, supervisors), each through its own object; each change is there for all of them
 * when its method returns, and survives the death of any of them.
 *
 * <p>
 * Thread safe; methods read or write a database and so do not belong on a user interface's thread. All throw
 * {@link org.netloupe.tensor.InputException} with one sentence if the database cannot do it: locked, damaged, not
 * permitted, gone.
 */
public final class Registry implements AutoCloseable {
    private final Database database;
    private final Announcer announcer;
    private final RegistryTables tables;

    private Registry(Database database, Workspace workspace) {
        this.database = database;
        this.announcer = new Announcer(database);
        this.tables = new RegistryTables(workspace.path());
    }

    /**
     * Opens the registry in a workspace's own file, which is made if it is absent.
     *
     * @throws org.netloupe.tensor.InputException if it cannot be opened, or was made by a newer program
     */
    public static Registry open(Workspace workspace) throws IOException {
        return new Registry(Database.open(new Embedded(workspace.registry())), workspace);
    }

    /**
     * Opens a registry on a server, whose tables are made if they are absent.
     *
     * @param workspace to which paths in it are relative
     * @throws org.netloupe.tensor.InputException if it cannot be opened, or was made by a newer program
     */
    public static Registry open(Workspace workspace, DatabaseServer server) throws IOException {
        return new Registry(Database.open(new Postgres(server)), workspace);
    }

    /** Where the data are: a file, or an address without password. */
    public String place() {
        return database.place();
    }

    /** Adds a model; one with an origin becomes a child of that run. */
    public ModelId addModel(String name, ModelDescription model) throws IOException {
        return write(transaction -> tables.models().add(transaction, name, model));
    }

    /** A model, also one in the trash. */
    public Optional<ModelEntry> model(ModelId id) throws IOException {
        return database.read(connection -> tables.models().find(connection, id));
    }

    /** The model of a file, if it was added before; the first one if it was added several times. */
    public Optional<ModelEntry> modelAt(Path file) throws IOException {
        return database.read(connection -> tables.models().at(connection, file));
    }

    /** All models that are not in the trash, by id. */
    public List<ModelEntry> models() throws IOException {
        return database.read(connection -> tables.models().list(connection, false));
    }

    /** Adds a dataset. */
    public DatasetId addDataset(String name, DatasetDescription dataset) throws IOException {
        return write(transaction -> tables.datasets().add(transaction, name, dataset));
    }

    /** A dataset, also one in the trash. */
    public Optional<DatasetEntry> dataset(DatasetId id) throws IOException {
        return database.read(connection -> tables.datasets().find(connection, id));
    }

    /** The dataset that is opened in this way, if it was added before. */
    public Optional<DatasetEntry> datasetOf(DatasetSpec spec) throws IOException {
        return database.read(connection -> tables.datasets().at(connection, spec));
    }

    /** All datasets that are not in the trash, by id. */
    public List<DatasetEntry> datasets() throws IOException {
        return database.read(connection -> tables.datasets().list(connection, false));
    }

    /** An id for a run that is about to be added; its folder and request can be named by it. Never given again. */
    public RunId reserveRun() throws IOException {
        return write(transaction -> tables.runs().reserve(transaction));
    }

    /**
     * Adds a run, queued.
     *
     * @param id from {@link #reserveRun()}
     * @param folder that the run lives in
     * @param inputs the dataset and the model, if any, that it starts from: they become its parents
     */
    public void addRun(RunId id, Path folder, TrainingRequest request, Collection<? extends EntryId> inputs)
            throws IOException {
        write(transaction -> tables.addRun(transaction, id, folder, request, inputs));
    }

    /**
     * Records where a run stands and a further value of each metric. A status that is older than the one that is known
     * is ignored.
     */
    public void updateRun(RunId id, RunStatus status) throws IOException {
        updateRuns(Map.of(id, status));
    }

    /** As {@link #updateRun}, for several runs at once. */
    public void updateRuns(Map<RunId, RunStatus> statuses) throws IOException {
        write(transaction -> tables.updateRuns(transaction, statuses));
    }

    /** A run, also one in the trash. */
    public Optional<RunEntry> run(RunId id) throws IOException {
        return database.read(connection -> tables.runs().find(connection, id));
    }

    /** The run that lives in a folder, if it was added before. */
    public Optional<RunEntry> runIn(Path folder) throws IOException {
        return database.read(connection -> tables.runs().in(connection, folder));
    }

    /** Lists runs. */
    public RunTable runs(RunQuery query) throws IOException {
        return database.read(connection -> tables.list(connection, query));
    }

    /** Tags of all metrics that any run has, in alphabetical order. */
    public List<String> metricTags() throws IOException {
        return database.read(tables::metricTags);
    }

    /** Tags that any entry has, in alphabetical order. */
    public List<String> tags() throws IOException {
        return database.read(tables::tags);
    }

    /** All links on the way to the ancestors of an entry. */
    public List<Link> ancestors(EntryId entry) throws IOException {
        return database.read(connection -> tables.lineage(connection, entry, true));
    }

    /** All links on the way to the descendants of an entry. */
    public List<Link> descendants(EntryId entry) throws IOException {
        return database.read(connection -> tables.lineage(connection, entry, false));
    }

    /**
     * Carries out a change by the user.
     *
     * @return the edit that undoes it
     * @throws org.netloupe.tensor.InputException if an entry does not exist, or a name or tag cannot be one; nothing
     *             was changed
     */
    public Edit apply(Edit edit) throws IOException {
        return write(transaction -> Edits.apply(transaction, edit));
    }

    /** What was deleted and can be restored: models, then datasets, then runs, by id. */
    public List<Entry> trash() throws IOException {
        return database.read(tables::trash);
    }

    /**
     * Forgets what is in the trash, for good; files are left alone.
     *
     * @return what was forgotten, so that the caller can delete its files
     */
    public List<Entry> emptyTrash() throws IOException {
        return write(tables::emptyTrash);
    }

    /** The state that the workbench kept under a name, empty if it kept none. */
    public Optional<String> session(String name) throws IOException {
        return database.read(connection -> tables.session(connection, name));
    }

    /** Keeps a state of the workbench under a name, as JSON. */
    public void keepSession(String name, String json) throws IOException {
        write(transaction -> tables.keepSession(transaction, name, json));
    }

    /** Names of all kept sessions. */
    public List<String> sessions() throws IOException {
        return database.read(tables::sessions);
    }

    /**
     * Tells a listener of every change from now on, by this process or another one, within about half a second. The
     * listener is called on a thread of the registry, one event at a time, and should return soon.
     *
     * @return ends it
     */
    public Subscription listen(Consumer<RegistryEvent> listener) throws IOException {
        announcer.add(listener);
        return () -> announcer.remove(listener);
    }

    /** A listener that is being told. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private <T> T write(Database.Writing<T> writing) throws IOException {
        T result = database.write(writing);
        announcer.ring();
        return result;
    }

    /** Closes the connections of this object; other processes keep theirs. */
    @Override
    public void close() {
        announcer.close();
        database.close();
    }
}
