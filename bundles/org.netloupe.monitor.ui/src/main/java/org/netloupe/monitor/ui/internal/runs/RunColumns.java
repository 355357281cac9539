package org.netloupe.monitor.ui.internal.runs;

import org.eclipse.nebula.widgets.nattable.data.IColumnAccessor;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.runs.RunLine.Column;

/** Texts of cells and headers. */
final class RunColumns implements IColumnAccessor<RunLine> {
    static final Column[] ALL = Column.values();

    @Override
    public Object getDataValue(RunLine line, int column) {
        return switch (ALL[column]) {
            case STATE -> line.stateText();
            case NAME -> line.run().name();
            case DATASET -> line.dataset();
            case EPOCH -> line.status().epoch() + "\u2009/\u2009" + line.status().epochs(); //$NON-NLS-1$
            case PROGRESS -> Numbers.percent(line.status().fraction());
            case LOSS -> number(line.lossValue());
            case ACCURACY -> Numbers.percent(line.accuracy());
            case TIME_LEFT -> Double.isNaN(line.secondsLeft()) ? "" : Numbers.duration(line.secondsLeft()); //$NON-NLS-1$
            case CURVE -> line;
        };
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "\u2013" : Numbers.brief(value); //$NON-NLS-1$
    }

    /** Every digit, the reason of a failure: what the cell has no room for. */
    static String tooltip(RunLine line, int column) {
        return switch (ALL[column]) {
            case STATE -> line.status().message().isEmpty() ? line.stateText() : line.status().message();
            case NAME -> line.run().labels().note().isEmpty()
                    ? line.run().name()
                    : line.run().name() + "\n" + line.run().labels().note(); //$NON-NLS-1$
            case DATASET -> line.dataset();
            case LOSS -> Numbers.full(line.lossValue());
            case ACCURACY -> Numbers.full(line.accuracy());
            case EPOCH -> Messages.bind(Messages.Runs_iteration, Numbers.count(line.status().iteration()));
            case PROGRESS -> Messages.bind(Messages.Runs_speed, Numbers.brief(line.status().imagesPerSecond()));
            case TIME_LEFT, CURVE -> ""; //$NON-NLS-1$
        };
    }

    @Override
    public void setDataValue(RunLine line, int column, Object value) {
        throw new UnsupportedOperationException("The table of runs is read-only"); //$NON-NLS-1$
    }

    @Override
    public int getColumnCount() { return ALL.length; }

    /** The texts of the header. */
    static IDataProvider header() {
        return new IDataProvider() {
            @Override
            public Object getDataValue(int column, int row) {
                return title(ALL[column]);
            }

            @Override
            public void setDataValue(int column, int row, Object value) {
                throw new UnsupportedOperationException("Headers are fixed"); //$NON-NLS-1$
            }

            @Override
            public int getColumnCount() { return ALL.length; }

            @Override
            public int getRowCount() { return 1; }
        };
    }

    static String title(Column column) {
        return switch (column) {
            case STATE -> Messages.Runs_state;
            case NAME -> Messages.Runs_name;
            case DATASET -> Messages.Runs_dataset;
            case EPOCH -> Messages.Runs_epoch;
            case PROGRESS -> Messages.Runs_progress;
            case LOSS -> Messages.Runs_loss;
            case ACCURACY -> Messages.Runs_accuracy;
            case TIME_LEFT -> Messages.Runs_timeLeft;
            case CURVE -> Messages.Runs_curve;
        };
    }
}
