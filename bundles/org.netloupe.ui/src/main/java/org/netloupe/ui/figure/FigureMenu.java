package org.netloupe.ui.figure;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Navigable;
import org.netloupe.ui.internal.Messages;

/** The context menu that every figure has: copy value, copy picture, export, fit. */
public final class FigureMenu {
    private final FigureCanvas canvas;
    private final Supplier<Optional<ExportSource>> source;
    private String value = ""; //$NON-NLS-1$

    private FigureMenu(FigureCanvas canvas, Supplier<Optional<ExportSource>> source) {
        this.canvas = canvas;
        this.source = source;
    }

    /** Gives a canvas its menu. @param source what Export writes */
    public static void install(FigureCanvas canvas, Supplier<Optional<ExportSource>> source) {
        new FigureMenu(canvas, source).install();
    }

    private void install() {
        Menu menu = new Menu(canvas);
        MenuItem copyValue = item(menu, Messages.FigureMenu_copyValue, this::copyValue);
        item(menu, Messages.FigureMenu_copyPicture, this::copyPicture);
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem fit = item(menu, Messages.FigureMenu_fit, () -> canvas.setViewport(ChartViewport.FIT));
        item(menu, Messages.FigureMenu_export,
                () -> source.get().ifPresent(export -> FigureFiles.export(canvas.getShell(), export)));
        canvas.setMenu(menu);
        canvas.addListener(SWT.MenuDetect, event -> {
            Point place = canvas.toControl(event.x, event.y);
            value = canvas.hit(place.x, place.y).map(Hit::text).orElse(""); //$NON-NLS-1$
            copyValue.setEnabled(!value.isEmpty());
            fit.setEnabled(canvas.figure().filter(Navigable.class::isInstance).isPresent());
        });
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, _ -> action.run());
        return item;
    }

    private void copyValue() {
        copy(value, TextTransfer.getInstance());
    }

    private void copyPicture() {
        canvas.imageData().ifPresent(data -> copy(data, ImageTransfer.getInstance()));
    }

    private void copy(Object content, Transfer transfer) {
        Clipboard clipboard = new Clipboard(canvas.getDisplay());
        clipboard.setContents(new Object[]{content}, new Transfer[]{transfer});
        clipboard.dispose();
    }
}
