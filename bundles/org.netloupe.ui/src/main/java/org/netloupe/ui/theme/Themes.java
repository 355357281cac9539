package org.netloupe.ui.theme;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.netloupe.figure.Theme;

/**
 * The one theme of workbench and figures: the workbench is styled by the platform's CSS, figures and own drawing by the
 * tokens of {@link Theme}. Used on the display's thread.
 */
public final class Themes {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** Points of a font are 1/72 inch, logical pixels 1/96. */
    private static final float PIXELS_PER_POINT = 96f / 72f;

    private static final CopyOnWriteArrayList<Runnable> FOLLOWERS = new CopyOnWriteArrayList<>();
    private static boolean subscribed;

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

    /**
     * Makes the workbench light or dark, also for its next start. The system is told first: its own colours, which the
     * styles refer to, must be those of the theme when the styles are set.
     */
    public static void setDark(boolean dark) {
        IThemeEngine engine = engine();
        if (engine != null && isDark() != dark) {
            Display display = Display.getCurrent();
            new Change(display, () -> engine.setTheme(dark ? DARK : LIGHT, true));
            display.setDarkThemePreferred(dark);
        }
    }

    /** Waits until the system has changed its colours, which not every one tells of. */
    private static final class Change implements Listener, Runnable {
        private static final int LONGEST_MILLIS = 300;

        private final Display display;
        private final Runnable action;
        private boolean done;

        Change(Display display, Runnable action) {
            this.display = display;
            this.action = action;
            display.addListener(SWT.Settings, this);
            display.timerExec(LONGEST_MILLIS, this);
        }

        @Override
        public void handleEvent(Event event) {
            display.asyncExec(this);
        }

        @Override
        public void run() {
            if (!done) {
                done = true;
                display.removeListener(SWT.Settings, this);
                action.run();
            }
        }
    }

    /**
     * The styles of a theme only set colours: what the next one does not name would stay as it is, white on white. So
     * all colours are taken back and set anew.
     */
    private static void restyle() {
        IThemeEngine engine = engine();
        for (Shell shell : Display.getCurrent().getShells()) {
            forgetColours(shell);
            if (engine != null) {
                engine.applyStyles(shell, true);
            }
        }
        FOLLOWERS.forEach(Runnable::run);
    }

    private static void forgetColours(Control control) {
        control.setForeground(null);
        control.setBackground(null);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                forgetColours(child);
            }
        }
    }

    /** Tells a listener the theme now and at every change for as long as its control lives. */
    public static void follow(Control owner, Consumer<Theme> listener) {
        subscribe();
        Runnable told = () -> listener.accept(current());
        FOLLOWERS.add(told);
        owner.addDisposeListener(_ -> FOLLOWERS.remove(told));
        told.run();
    }

    /** Once for all followers, whoever changes the theme: our command or the platform's preferences. */
    private static void subscribe() {
        if (!subscribed) {
            subscribed = true;
            Display display = Display.getCurrent();
            PlatformUI.getWorkbench().getService(IEventBroker.class).subscribe(IThemeEngine.Events.THEME_CHANGED,
                    _ -> display.asyncExec(Themes::restyle));
        }
    }

    /** A token of the theme for widgets. Colours of this kind need no disposal. */
    public static Color colour(java.awt.Color token) {
        return new Color(token.getRed(), token.getGreen(), token.getBlue());
    }

    private static @Nullable IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
