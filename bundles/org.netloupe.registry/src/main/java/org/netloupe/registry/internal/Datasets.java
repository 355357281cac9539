package org.netloupe.registry.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.json.Json;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.DatasetId;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;

/** The table of datasets. */
public record Datasets(PathTexts paths) {
    private static final String SELECT = "SELECT id, name, note, created, provider, source, provider_options, "
            + "instances, feature_kind, feature_shape, target_kind, classes FROM dataset";

    /** The kinds of targets as the table names them. */
    private enum TargetKind {
        CLASSES, NEXT_TOKEN, NONE
    }

    public DatasetId add(Transaction transaction, String name, DatasetDescription dataset)
            throws SQLException, InputException {
        DatasetId id = new DatasetId(Tables.nextNumber(transaction.connection(), EntryKind.DATASET));
        DatasetSpec spec = dataset.spec();
        Sql.of("INSERT INTO dataset (id, name, note, created, provider, source, provider_options, instances, "
                + "feature_kind, feature_shape, target_kind, classes) VALUES " + Sql.marks(12), id.number(),
                Names.name(name), "", System.currentTimeMillis(), spec.provider(),
                spec.path().map(paths::text), options(spec), dataset.size(),
                dataset.featureKind().name(), json(dataset.featureShape().extents()), kind(dataset.target()).name(),
                json(dataset.target().classNames())).update(transaction.connection());
        transaction.touch(id);
        return id;
    }

    public Optional<DatasetEntry> find(Connection connection, DatasetId id) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, id);
        return Sql.of(SELECT).add("WHERE id = ?", id.number()).first(connection, row -> read(row, tags));
    }

    /** The oldest that is not in the trash. */
    public Optional<DatasetEntry> at(Connection connection, DatasetSpec spec) throws SQLException {
        Optional<Long> id = Sql
                .of("SELECT MIN(id) FROM dataset WHERE deleted IS NULL AND provider = ? AND COALESCE(source, '') = ? "
                        + "AND provider_options = ?", spec.provider(), spec.path().map(paths::text).orElse(""),
                        options(spec))
                .first(connection, row -> Sql.whole(row, 1)).flatMap(found -> found);
        return id.isEmpty() ? Optional.empty() : find(connection, new DatasetId(id.get()));
    }

    /** In the order of their ids. */
    public List<DatasetEntry> list(Connection connection, boolean deleted) throws SQLException {
        Map<Long, List<String>> tags = Tables.tags(connection, EntryKind.DATASET);
        return Sql.of(SELECT).add("WHERE deleted IS " + (deleted ? "NOT NULL" : "NULL") + " ORDER BY id")
                .list(connection, row -> read(row, tags));
    }

    private DatasetEntry read(ResultSet row, Map<Long, List<String>> tags) throws SQLException {
        Optional<Path> source = Optional.ofNullable(row.getString(6)).map(paths::path);
        Map<String, String> options = parse(row.getString(7), new TypeReference<Map<String, String>>() {});
        List<String> classes = parse(row.getString(12), new TypeReference<List<String>>() {});
        Target target = switch (TargetKind.valueOf(row.getString(11))) {
            case CLASSES -> new Target.Classes(classes);
            case NEXT_TOKEN -> new Target.NextToken(classes);
            case NONE -> new Target.None();
        };
        DatasetDescription description = new DatasetDescription(new DatasetSpec(row.getString(5), source, options),
                row.getInt(8), FeatureKind.valueOf(row.getString(9)),
                Shape.of(parse(row.getString(10), new TypeReference<long[]>() {})), target);
        return new DatasetEntry(new DatasetId(row.getLong(1)), Tables.labels(row, tags), description);
    }

    private static TargetKind kind(Target target) {
        return switch (target) {
            case Target.Classes _ -> TargetKind.CLASSES;
            case Target.NextToken _ -> TargetKind.NEXT_TOKEN;
            case Target.None _ -> TargetKind.NONE;
        };
    }

    /** In the order of the keys, so that equal options are equal texts. */
    private static String options(DatasetSpec spec) {
        return json(new TreeMap<>(spec.options()));
    }

    private static String json(Object value) {
        try {
            return Names.withoutNul(Json.MAPPER.writer().without(
                    SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
