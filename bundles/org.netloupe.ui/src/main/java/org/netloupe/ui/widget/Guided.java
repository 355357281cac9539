package org.netloupe.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What a view shows: its content, or while there is none a guide that says what to do next. The content is its child. */
public final class Guided extends Composite {
    private final StackLayout layout = new StackLayout();
    private final Guide guide;

    public Guided(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(layout);
        guide = new Guide(this, Commands::run);
    }

    /** Shows the guide instead of the content, with links as in {@link Guide#setText}. */
    public void guide(String text) {
        guide.setText(text);
        show(guide);
    }

    /** Shows one of the children. */
    public void show(Control content) {
        layout.topControl = content;
        layout();
    }
}
