package org.netloupe.monitor.ui.internal.runs;

import java.awt.geom.PathIterator;
import java.util.function.Supplier;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.BackgroundPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;
import org.netloupe.figure.Box;
import org.netloupe.figure.Theme;
import org.netloupe.ui.theme.Themes;

/** Painters of the cells that are more than text: state, name with the run's colour, progress, small curve. */
final class RunPainters {
    private static final int PAD = 6;
    private static final int ICON = 11;

    private RunPainters() {}

    /** A painter that knows the line and the theme. */
    abstract static class LinePainter extends BackgroundPainter {
        private final Supplier<Theme> theme;
        private final java.util.function.IntFunction<RunLine> lines;

        LinePainter(Supplier<Theme> theme, java.util.function.IntFunction<RunLine> lines) {
            this.theme = theme;
            this.lines = lines;
        }

        @Override
        public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
            super.paintCell(cell, gc, bounds, registry);
            gc.setAntialias(SWT.ON);
            paint(lines.apply(cell.getRowIndex()), gc, bounds, theme.get());
        }

        abstract void paint(RunLine line, GC gc, Rectangle bounds, Theme tokens);
    }

    /** Icon and word, so that a state is never told by colour alone. */
    static final class State extends LinePainter {
        State(Supplier<Theme> theme, java.util.function.IntFunction<RunLine> lines) {
            super(theme, lines);
        }

        @Override
        void paint(RunLine line, GC gc, Rectangle bounds, Theme tokens) {
            Color colour = Themes.colour(tokens.statusColour(line.mark()));
            gc.setBackground(colour);
            Box box = new Box(bounds.x + PAD, bounds.y + (bounds.height - ICON) / 2.0, ICON, ICON);
            fill(gc, line.mark().icon(box).getPathIterator(null));
            gc.setForeground(colour);
            text(gc, line.stateText(), bounds, PAD + ICON + 5);
        }
    }

    /** The colour that the run has in charts, then its name. */
    static final class Name extends LinePainter {
        Name(Supplier<Theme> theme, java.util.function.IntFunction<RunLine> lines) {
            super(theme, lines);
        }

        @Override
        void paint(RunLine line, GC gc, Rectangle bounds, Theme tokens) {
            gc.setBackground(Themes.colour(tokens.classColour(line.colour())));
            gc.fillRoundRectangle(bounds.x + PAD, bounds.y + (bounds.height - 10) / 2, 10, 10, 4, 4);
            gc.setForeground(Themes.colour(tokens.text()));
            text(gc, elided(gc, line.run().name(), bounds.width - PAD - 24), bounds, PAD + 16);
        }
    }

    /** A bar as long as the share of the work that is done, with the per cent beside it. */
    static final class Progress extends LinePainter {
        private static final int LABEL = 46;
        private static final int HEIGHT = 6;

        Progress(Supplier<Theme> theme, java.util.function.IntFunction<RunLine> lines) {
            super(theme, lines);
        }

        @Override
        void paint(RunLine line, GC gc, Rectangle bounds, Theme tokens) {
            int width = Math.max(0, bounds.width - 2 * PAD - LABEL);
            int y = bounds.y + (bounds.height - HEIGHT) / 2;
            gc.setBackground(Themes.colour(tokens.grid()));
            gc.fillRoundRectangle(bounds.x + PAD, y, width, HEIGHT, HEIGHT, HEIGHT);
            double fraction = Math.clamp(line.status().fraction(), 0, 1);
            gc.setBackground(Themes.colour(tokens.statusColour(line.mark())));
            // the ends are round: a shorter bar would be two dots
            int done = fraction == 0 ? 0 : (int) Math.max(HEIGHT, Math.round(width * fraction));
            if (done > 0) {
                gc.fillRoundRectangle(bounds.x + PAD, y, done, HEIGHT, HEIGHT, HEIGHT);
            }
            gc.setForeground(Themes.colour(tokens.text()));
            String label = (int) Math.floor(fraction * 100) + "\u2009%"; //$NON-NLS-1$
            text(gc, label, bounds, bounds.width - PAD - gc.textExtent(label).x);
        }
    }

    /** The loss so far, as a line without axes. */
    static final class Curve extends LinePainter {
        Curve(Supplier<Theme> theme, java.util.function.IntFunction<RunLine> lines) {
            super(theme, lines);
        }

        @Override
        void paint(RunLine line, GC gc, Rectangle bounds, Theme tokens) {
            int[] points = Sparkline.points(line.loss(), bounds.x + PAD, bounds.y + 4, bounds.width - 2 * PAD,
                    bounds.height - 8);
            if (points.length > 2) {
                gc.setForeground(Themes.colour(tokens.classColour(line.colour())));
                gc.setLineWidth(1);
                gc.drawPolyline(points);
            }
        }
    }

    /** Plain text with some air at its sides. */
    static ICellPainter text() {
        return new BackgroundPainter(new PaddingDecorator(new TextPainter(false, false), 0, PAD, 0, PAD));
    }

    private static void text(GC gc, String text, Rectangle bounds, int x) {
        int y = bounds.y + (bounds.height - gc.getFontMetrics().getHeight()) / 2;
        gc.drawText(text, bounds.x + x, y, true);
    }

    /** Leaves out the middle, where names of runs differ least. */
    private static String elided(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        for (int kept = text.length() - 2; kept > 2; kept--) {
            int head = (kept + 1) / 2;
            String candidate = text.substring(0, head) + "\u2026" + text.substring(text.length() - (kept - head)); //$NON-NLS-1$
            if (gc.textExtent(candidate).x <= width) {
                return candidate;
            }
        }
        return "\u2026"; //$NON-NLS-1$
    }

    private static void fill(GC gc, PathIterator shape) {
        Path path = new Path(gc.getDevice());
        gc.setFillRule(shape.getWindingRule() == PathIterator.WIND_NON_ZERO ? SWT.FILL_WINDING : SWT.FILL_EVEN_ODD);
        float[] c = new float[6];
        for (; !shape.isDone(); shape.next()) {
            switch (shape.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> path.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> path.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> path.quadTo(c[0], c[1], c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> path.cubicTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> path.close();
            }
        }
        gc.fillPath(path);
        path.dispose();
    }
}
