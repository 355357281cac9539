package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Lets JFace's proposals read and write a styled text, which it has no adapter for. */
final class StyledTextContent implements IControlContentAdapter {
    @Override
    public void setControlContents(Control control, String contents, int caret) {
        ((StyledText) control).setText(contents);
        ((StyledText) control).setCaretOffset(caret);
    }

    @Override
    public void insertControlContents(Control control, String contents, int caret) {
        StyledText text = (StyledText) control;
        int from = text.getCaretOffset();
        text.replaceTextRange(from, 0, contents);
        text.setCaretOffset(from + caret);
    }

    @Override
    public String getControlContents(Control control) {
        return ((StyledText) control).getText();
    }

    @Override
    public int getCursorPosition(Control control) {
        return ((StyledText) control).getCaretOffset();
    }

    @Override
    public Rectangle getInsertionBounds(Control control) {
        StyledText text = (StyledText) control;
        Point place = text.getLocationAtOffset(text.getCaretOffset());
        return new Rectangle(place.x, place.y, 1, text.getLineHeight());
    }

    @Override
    public void setCursorPosition(Control control, int index) {
        ((StyledText) control).setCaretOffset(index);
    }
}
