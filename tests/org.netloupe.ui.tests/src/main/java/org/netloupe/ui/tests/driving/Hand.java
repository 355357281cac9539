package org.netloupe.ui.tests.driving;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * A hand at keyboard and mouse: its events go through the window system's queue to whatever has the focus or lies under
 * the pointer. Used beside the display's thread, as a dialog keeps that busy.
 */
public final class Hand {
    private Hand() {}

    /** Presses one key: {@code SWT.TAB}, {@code SWT.F2}, {@code 'a'}. */
    public static void press(int key) {
        key(SWT.NONE, key);
    }

    /** Presses a key with Ctrl. */
    public static void ctrl(int key) {
        key(SWT.CTRL, key);
    }

    /** Presses a key with Shift. */
    public static void shift(int key) {
        key(SWT.SHIFT, key);
    }

    /** Presses a key with Alt, as for the underlined letter of a menu or button. */
    public static void alt(char letter) {
        key(SWT.ALT, letter);
    }

    /** Types a text, letter by letter. */
    public static void type(String text) {
        text.chars().forEach(Hand::press);
    }

    /** Replaces what the field with the focus holds. */
    public static void retype(String text) {
        ctrl('a');
        type(text);
    }

    private static void key(int modifier, int key) {
        post(SWT.KeyDown, modifier, key);
        post(SWT.KeyUp, modifier, key);
    }

    private static void post(int type, int modifier, int key) {
        Event event = new Event();
        event.type = type;
        event.stateMask = modifier;
        event.keyCode = key;
        event.character = (key & (SWT.KEYCODE_BIT | SWT.MODIFIER_MASK)) == 0 ? (char) key : 0;
        post(event);
    }

    /** Clicks with the left button at a place of a control. */
    public static void click(Control control, int x, int y) {
        Point place = Bench.ask(() -> control.toDisplay(x, y));
        mouse(SWT.MouseMove, place);
        mouse(SWT.MouseDown, place);
        mouse(SWT.MouseUp, place);
    }

    private static void mouse(int type, Point place) {
        Event event = new Event();
        event.type = type;
        event.x = place.x;
        event.y = place.y;
        event.button = type == SWT.MouseMove ? 0 : 1;
        post(event);
    }

    /** The system takes an event only while one of our windows has the focus. */
    private static void post(Event event) {
        Eyes.await("a window that takes keys and clicks", () -> Display.getCurrent().post(event));
    }
}
