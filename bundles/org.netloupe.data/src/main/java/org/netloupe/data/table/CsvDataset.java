package org.netloupe.data.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Splits;
import org.netloupe.core.data.Target;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.DescribedDataset;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** The rows of a table: numeric columns as features, the others as attributes, one perhaps as class. */
final class CsvDataset extends DescribedDataset {
    private static final Map<String, Split> SPLITS = Map.of("train", Split.TRAIN, "training", Split.TRAIN, "val",
            Split.VALIDATION, "valid", Split.VALIDATION, "validation", Split.VALIDATION, "dev", Split.VALIDATION,
            "test", Split.TEST, "testing", Split.TEST);

    private final Roles roles;
    /** Class by code of the label column. */
    private final int[] classes;
    /** What stands for a missing number, by feature. */
    private final float[] substitutes;

    private CsvDataset(Description description, Roles roles, int[] classes, float[] substitutes) {
        super(description);
        this.roles = roles;
        this.classes = classes;
        this.substitutes = substitutes;
    }

    /**
     * @param missing zero or mean; irrelevant where nothing is missing
     * @throws InputException if there are too many classes, or the split shares leave nothing to train on
     */
    static CsvDataset of(Path file, Roles roles, int rows, String missing, OptionValues options)
            throws InputException {
        List<String> names = roles.label().map(CsvDataset::sortedNames).orElse(List.of());
        if (names.size() > ClassNames.MOST) {
            throw new InputException("%s, column %s".formatted(file, roles.label().map(Column::name).orElse("")),
                    "at most %d classes".formatted(ClassNames.MOST), "%d".formatted(names.size()),
                    "Name another column with the option target.");
        }
        int[] classes = roles.label().stream().flatMap(label -> label.texts().stream()).mapToInt(positions(names)::get)
                .toArray();
        Target target = roles.label().isPresent() ? new Target.Classes(names) : new Target.None();
        Optional<Splits> ownSplits = ownSplits(roles, rows);
        Splits splits = ownSplits.isPresent() ? ownSplits.get() : SplitOptions.drawn(rows, options);
        List<Attribute> attributes = roles.attributes().stream()
                .map(column -> new Attribute(column.name(), kind(column), "")).toList();
        Description description = new Description(String.valueOf(file.getFileName()), FeatureKind.VECTOR,
                Shape.of(roles.features().size()), target, attributes, splits);
        return new CsvDataset(description, roles, classes, substitutes(roles, splits, missing));
    }

    private static Attribute.Kind kind(Column column) {
        return column.isNumeric() ? Attribute.Kind.NUMBER : Attribute.Kind.TEXT;
    }

    /** Numbers by value, texts by alphabet. */
    private static List<String> sortedNames(Column label) {
        Comparator<String> order = label.isNumeric()
                ? Comparator.comparingLong(Long::parseLong)
                : Comparator.naturalOrder();
        return label.texts().stream().sorted(order).toList();
    }

    private static Map<String, Integer> positions(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        names.forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    /** The splits that a column names, if it names one for every row. */
    private static Optional<Splits> ownSplits(Roles roles, int rows) {
        if (roles.split().isEmpty()) {
            return Optional.empty();
        }
        Column column = roles.split().get();
        Split[] splits = new Split[rows];
        for (int row = 0; row < rows; row++) {
            int code = column.code(row);
            @Nullable
            Split split = code < 0 ? null : SPLITS.get(column.texts().get(code).toLowerCase(Locale.ROOT));
            if (split == null) {
                return Optional.empty();
            }
            splits[row] = split;
        }
        return Optional.of(Splits.of(splits));
    }

    private static float[] substitutes(Roles roles, Splits splits, String missing) {
        float[] substitutes = new float[roles.features().size()];
        if (missing.equals("mean")) {
            int[] training = splits.indices(Split.TRAIN);
            for (int i = 0; i < substitutes.length; i++) {
                Column column = roles.features().get(i);
                substitutes[i] = (float) Arrays.stream(training).mapToDouble(column::number)
                        .filter(value -> !Double.isNaN(value)).average().orElse(0);
            }
        }
        return substitutes;
    }

    @Override
    public List<String> featureNames() {
        return roles.features().stream().map(Column::name).toList();
    }

    @Override
    public void features(int index, float[] target, int offset) {
        check(index, target, offset);
        List<Column> columns = roles.features();
        for (int i = 0; i < columns.size(); i++) {
            float value = columns.get(i).number(index);
            target[offset + i] = Float.isNaN(value) ? substitutes[i] : value;
        }
    }

    @Override
    public int[] targets(int index) {
        checkIndex(index);
        return roles.label().map(label -> new int[]{label.code(index) < 0 ? -1 : classes[label.code(index)]})
                .orElseGet(() -> new int[0]);
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        Column column = roles.attributes().get(attribute);
        int code = column.code(index);
        if (code < 0) {
            return new AttributeValue.Missing();
        }
        String text = column.texts().get(code);
        return column.isNumeric()
                ? new AttributeValue.Number(Cell.number(text))
                : new AttributeValue.Text(text);
    }
}
