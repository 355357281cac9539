package org.netloupe.registry.query;

import java.util.List;

/**
 * A list of runs as it was at one moment.
 *
 * @param columns metrics, in the order of the rows' values
 * @param rows the page that was asked for
 * @param matching number of runs that match the query, on all pages
 */
public record RunTable(List<MetricColumn> columns, List<RunRow> rows, int matching) {
    public RunTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
