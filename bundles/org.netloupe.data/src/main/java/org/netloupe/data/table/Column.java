package org.netloupe.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of a table: what its cells are, then their values. Filled by one thread, then read by several. */
final class Column {
    /** A cell without value, among codes. */
    static final int MISSING = -1;

    private final String name;
    private boolean allNumbers = true;
    private boolean allWhole = true;
    private int present;
    private float[] numbers = new float[0];
    private int[] codes = new int[0];
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> codeByText = new HashMap<>();

    Column(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** First pass: takes notice of a cell. */
    void look(String cell) {
        if (Cell.isMissing(cell)) {
            return;
        }
        present++;
        allNumbers &= Cell.isNumber(cell);
        allWhole &= allNumbers && Cell.isWhole(Cell.number(cell));
    }

    /** Whether all cells with a value are numbers, and there are some. */
    boolean isNumeric() {
        return allNumbers && present > 0;
    }

    /** Whether the cells can name classes: texts or whole numbers. */
    boolean isNominal() {
        return present > 0 && (!allNumbers || allWhole);
    }

    /** Makes room for the second pass, for numbers or for texts. */
    void prepare(int rows, boolean asNumbers) {
        if (asNumbers) {
            numbers = new float[rows];
        } else {
            codes = new int[rows];
            Arrays.fill(codes, MISSING);
        }
    }

    /** Second pass: keeps a number; NaN is a cell without value. */
    void setNumber(int row, float value) {
        numbers[row] = value;
    }

    /** Second pass: keeps a text. */
    void setText(int row, String cell) {
        if (!Cell.isMissing(cell)) {
            codes[row] = codeByText.computeIfAbsent(isNumeric() ? whole(cell) : cell, text -> {
                texts.add(text);
                return texts.size() - 1;
            });
        }
    }

    /** 1.0 and 1 are the same class. */
    private static String whole(String cell) {
        double number = Cell.number(cell);
        return Cell.isWhole(number) ? Long.toString((long) number) : cell;
    }

    float number(int row) {
        return numbers[row];
    }

    /** Position in {@link #texts()}, or {@link #MISSING}. */
    int code(int row) {
        return codes[row];
    }

    /** The different texts, in the order in which they came. */
    List<String> texts() {
        return texts;
    }
}
