package org.netloupe.monitor.ui.internal.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.nebula.widgets.nattable.sort.ISortModel;
import org.eclipse.nebula.widgets.nattable.sort.SortDirectionEnum;
import org.netloupe.monitor.ui.internal.runs.RunTableModel.Order;

/** Lets clicks on headers order the {@link RunTableModel}: ascending, descending, as the registry does. */
record RunSortModel(RunTableModel model, Runnable onSorted) implements ISortModel {
    @Override
    public List<Integer> getSortedColumnIndexes() {
        return model.order().map(order -> List.of(order.column().ordinal())).orElse(List.of());
    }

    @Override
    public boolean isColumnIndexSorted(int column) {
        return model.order().filter(order -> order.column().ordinal() == column).isPresent();
    }

    @Override
    public SortDirectionEnum getSortDirection(int column) {
        return model.order().filter(order -> order.column().ordinal() == column)
                .map(order -> order.descending() ? SortDirectionEnum.DESC : SortDirectionEnum.ASC)
                .orElse(SortDirectionEnum.NONE);
    }

    @Override
    public int getSortOrder(int column) {
        return isColumnIndexSorted(column) ? 0 : -1;
    }

    @SuppressWarnings("rawtypes") // as the interface has it
    @Override
    public List<Comparator> getComparatorsForColumnIndex(int column) {
        return List.of();
    }

    @Override
    public Comparator<?> getColumnComparator(int column) {
        return Comparator.naturalOrder();
    }

    @Override
    public void sort(int column, SortDirectionEnum direction, boolean accumulate) {
        model.setOrder(direction == SortDirectionEnum.NONE
                ? Optional.empty()
                : Optional.of(new Order(RunColumns.ALL[column], direction == SortDirectionEnum.DESC)));
        onSorted.run();
    }

    @Override
    public void clear() {
        model.setOrder(Optional.empty());
        onSorted.run();
    }
}
