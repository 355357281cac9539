package org.netloupe.monitor.ui.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.netloupe.monitor.watch.LiveStream;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.widget.Guided;

/** A tile for each stream that is shown, in as many columns as make them nearly square. */
final class AnswersBoard {
    private static final int REFRESH_MILLIS = 250;
    /** More pictures at once would be too small to read; the rest is named. */
    private static final int MOST_TILES = 12;

    private final Guided root;
    private Optional<Composite> content = Optional.empty();
    private List<LiveStream> shown = List.of();
    private final List<AnswerTile> tiles = new ArrayList<>();

    AnswersBoard(Composite parent) {
        root = new Guided(parent);
        Refresh.every(REFRESH_MILLIS, root, this::refresh);
    }

    private void refresh() {
        List<LiveStream> now = Watching.ofWorkbench().shown();
        if (now.isEmpty()) {
            clear();
            root.guide(WatchMessages.Answers_none);
            return;
        }
        if (!now.equals(shown)) {
            clear();
            build(now);
        }
        tiles.forEach(AnswerTile::refresh);
    }

    private void clear() {
        content.ifPresent(Composite::dispose);
        content = Optional.empty();
        tiles.clear();
        shown = List.of();
    }

    private void build(List<LiveStream> streams) {
        Composite grid = new Composite(root, SWT.NONE);
        int count = Math.min(MOST_TILES, streams.size());
        int columns = (int) Math.ceil(Math.sqrt(count));
        GridLayoutFactory.fillDefaults().numColumns(columns).equalWidth(true).spacing(1, 1).applyTo(grid);
        for (LiveStream stream : streams.subList(0, count)) {
            AnswerTile tile = new AnswerTile(grid, stream);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(tile.control());
            tiles.add(tile);
        }
        shown = List.copyOf(streams);
        content = Optional.of(grid);
        root.show(grid);
    }

    Optional<ExportSource> exportSource() {
        return tiles.stream().filter(AnswerTile::hasFocus).findFirst().or(() -> tiles.stream().findFirst())
                .flatMap(AnswerTile::exportSource);
    }

    void setFocus() {
        tiles.stream().findFirst().ifPresentOrElse(AnswerTile::setFocus, root::setFocus);
    }
}
