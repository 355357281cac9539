package org.netloupe.figure.chart;

/** How a line is drawn: a second mark beside its colour. */
public enum LineStyle {
    SOLID, DASHED
}
