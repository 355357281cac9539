package org.netloupe.ui.theme;

import java.util.function.Consumer;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.netloupe.figure.Theme;
import org.netloupe.ui.work.Ui;
import org.osgi.service.event.EventHandler;

/**
 * The one theme of workbench and figures: the workbench is styled by the platform's CSS, figures and own drawing by the
 * tokens of {@link Theme}. Used on the display's thread.
 */
public final class Themes {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** Points of a font are 1/72 inch, logical pixels 1/96. */
    private static final float PIXELS_PER_POINT = 96f / 72f;

    private Themes() {}

    /** Whether the workbench is dark now. */
    public static boolean isDark() {
        IThemeEngine engine = engine();
        ITheme active = engine == null ? null : engine.getActiveTheme();
        return active != null && active.getId().contains("dark");
    }

    /** The figures' theme now, with the system's font. */
    public static Theme current() {
        FontData font = Display.getCurrent().getSystemFont().getFontData()[0];
        return Theme.of(isDark()).withFont(font.getName(), Math.round(font.getHeight() * PIXELS_PER_POINT));
    }

    /** Makes the workbench light or dark, also for its next start. */
    public static void setDark(boolean dark) {
        IThemeEngine engine = engine();
        if (engine != null && isDark() != dark) {
            engine.setTheme(dark ? DARK : LIGHT, true);
        }
    }

    /** Tells a listener the theme now and at every change for as long as its control lives. */
    public static void follow(Control owner, Consumer<Theme> listener) {
        IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
        EventHandler handler = _ -> Ui.safeAsync(owner, () -> listener.accept(current()));
        broker.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
        owner.addDisposeListener(_ -> broker.unsubscribe(handler));
        listener.accept(current());
    }

    /** A token of the theme for widgets. Colours of this kind need no disposal. */
    public static Color colour(java.awt.Color token) {
        return new Color(token.getRed(), token.getGreen(), token.getBlue());
    }

    private static @Nullable IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
