package org.netloupe.monitor.ui.internal.runs;

import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.nebula.widgets.nattable.sort.painter.SortableHeaderTextPainter;
import org.eclipse.nebula.widgets.nattable.style.BorderStyle;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.theme.DefaultNatTableThemeConfiguration;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Display;
import org.netloupe.figure.Theme;
import org.netloupe.ui.theme.Themes;

/** The tokens of the theme for the table: quiet header, no vertical lines, tinted selection. */
final class RunsTableTheme extends DefaultNatTableThemeConfiguration {
    /** Share of the accent colour in the background of a selected row. */
    private static final double SELECTED = 0.22;

    RunsTableTheme(Theme theme) {
        Font font = Display.getCurrent().getSystemFont();
        Color background = Themes.colour(theme.background());
        Color text = Themes.colour(theme.text());
        Color selected = mixed(theme, SELECTED);
        defaultFont = font;
        defaultSelectionFont = font;
        cHeaderFont = font;
        cHeaderSelectionFont = font;
        cHeaderFullSelectionFont = font;
        selectionAnchorFont = font;
        selectionAnchorSelectionFont = font;
        defaultBgColor = background;
        defaultFgColor = text;
        evenRowBgColor = background;
        oddRowBgColor = background;
        defaultHAlign = HorizontalAlignmentEnum.LEFT;
        defaultSelectionBgColor = selected;
        defaultSelectionFgColor = text;
        selectionAnchorBgColor = background;
        selectionAnchorFgColor = text;
        selectionAnchorSelectionBgColor = selected;
        selectionAnchorSelectionFgColor = text;
        selectionAnchorBorderStyle = null;
        selectionAnchorSelectionBorderStyle = null;
        selectionAnchorGridBorderStyle = new BorderStyle(0, Themes.colour(theme.grid()),
                org.eclipse.nebula.widgets.nattable.style.BorderStyle.LineStyleEnum.SOLID);
        header(theme);
        gridLineColor = Themes.colour(theme.grid());
        renderBodyGridLines = false;
        renderColumnHeaderGridLines = false;
    }

    private void header(Theme theme) {
        Color surface = Themes.colour(theme.surface());
        Color muted = Themes.colour(theme.muted());
        cHeaderBgColor = surface;
        cHeaderFgColor = muted;
        cHeaderHAlign = HorizontalAlignmentEnum.LEFT;
        cHeaderSelectionBgColor = surface;
        cHeaderSelectionFgColor = muted;
        cHeaderFullSelectionBgColor = surface;
        cHeaderFullSelectionFgColor = muted;
        sortHeaderBgColor = surface;
        sortHeaderFgColor = Themes.colour(theme.text());
        selectedSortHeaderBgColor = surface;
        selectedSortHeaderFgColor = Themes.colour(theme.text());
    }

    private static Color mixed(Theme theme, double share) {
        java.awt.Color a = theme.accent();
        java.awt.Color b = theme.background();
        return new Color(part(a.getRed(), b.getRed(), share), part(a.getGreen(), b.getGreen(), share),
                part(a.getBlue(), b.getBlue(), share));
    }

    private static int part(int over, int under, double share) {
        return (int) Math.round(over * share + under * (1 - share));
    }

    @Override
    public void createPainterInstances() {
        super.createPainterInstances();
        ICellPainter plain = RunPainters.text();
        ICellPainter header = new PaddingDecorator(new TextPainter(false, false), 0, 6, 0, 6);
        ICellPainter sorted = new SortableHeaderTextPainter(
                new PaddingDecorator(new TextPainter(false, false), 0, 6, 0, 6), false, true);
        defaultCellPainter = plain;
        defaultSelectionCellPainter = plain;
        cHeaderCellPainter = background(header);
        cHeaderSelectionCellPainter = background(header);
        cHeaderFullSelectionCellPainter = background(header);
        sortHeaderCellPainter = background(sorted);
        selectedSortHeaderCellPainter = background(sorted);
    }

    private static ICellPainter background(ICellPainter inner) {
        return new org.eclipse.nebula.widgets.nattable.painter.cell.BackgroundPainter(inner);
    }
}
