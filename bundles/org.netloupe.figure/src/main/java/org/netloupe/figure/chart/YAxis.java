package org.netloupe.figure.chart;

/**
 * The vertical axis of a line chart.
 *
 * @param title
 *            what is measured, may be empty
 * @param unit
 *            empty where there is none
 * @param logarithmic
 *            whether equal distances mean equal ratios; values that are not positive are then gaps
 */
public record YAxis(String title, String unit, boolean logarithmic) {

    /** A linear axis without unit. */
    public static YAxis linear(String title) {
        return new YAxis(title, "", false);
    }

    /** A logarithmic axis without unit. */
    public static YAxis log(String title) {
        return new YAxis(title, "", true);
    }

    /** The same axis with or without logarithm. */
    public YAxis withLogarithmic(boolean value) {
        return new YAxis(title, unit, value);
    }

    /** Title, unit and scale as one label. */
    String label() {
        return labelBeside("");
    }

    /** Unit and scale, with the title only where the title of the chart says something else. */
    String labelBeside(String chartTitle) {
        String said = title.equalsIgnoreCase(chartTitle) ? "" : title;
        String measured = unit.isEmpty() ? said : said.isEmpty() ? unit : said + " (" + unit + ")";
        return logarithmic ? measured.isEmpty() ? "log scale" : measured + ", log scale" : measured;
    }

    /** A value in axis coordinates; NaN where the axis has no place for it. */
    double toAxis(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        return logarithmic ? value > 0 ? Math.log10(value) : Double.NaN : value;
    }

    /** Whether the axis has a place for a value. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }
}
