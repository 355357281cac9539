package org.netloupe.stream.stored;

import java.io.IOException;
import java.util.List;

import org.netloupe.agent.value.Values;
import org.netloupe.stream.events.EventFolder;
import org.netloupe.stream.events.ScalarSeries;

/** The values of a tag, read on step by step. */
sealed interface TagColumn {
    /** The next step, or the largest number when there is none. */
    long step();

    /** Seconds since 1970 of that step. */
    double wallTime();

    /** The value at that step as expressions see it; goes on to the next. */
    Object take() throws IOException;

    /** A tag of scalars. */
    final class Scalars implements TagColumn {
        private final ScalarSeries.Snapshot series;
        private int next;

        Scalars(ScalarSeries.Snapshot series) {
            this.series = series;
        }

        @Override
        public long step() {
            return next < series.size() ? series.steps()[next] : Long.MAX_VALUE;
        }

        @Override
        public double wallTime() {
            return series.wallTimes()[next];
        }

        @Override
        public Object take() {
            return series.values()[next++];
        }
    }

    /** A tag of something else, which is read from the file when its turn comes. */
    final class Others implements TagColumn {
        private final EventFolder folder;
        private final List<EventFolder.Entry> entries;
        private int next;

        Others(EventFolder folder, List<EventFolder.Entry> entries) {
            this.folder = folder;
            this.entries = entries;
        }

        @Override
        public long step() {
            return next < entries.size() ? entries.get(next).step() : Long.MAX_VALUE;
        }

        @Override
        public double wallTime() {
            return entries.get(next).wallTime();
        }

        /** Of several of one step the last counts. */
        @Override
        public Object take() throws IOException {
            long step = step();
            EventFolder.Entry entry = entries.get(next);
            while (step() == step) {
                entry = entries.get(next++);
            }
            return Values.plain(ContentValues.of(folder.content(entry), entry.place().toString()));
        }
    }
}
