package org.netloupe.monitor.query;

/**
 * A whole query that suits something observable.
 *
 * @param name what it answers, such as "mean by epoch"
 * @param query its text
 */
public record Template(String name, String query) {}
