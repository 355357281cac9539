package org.netloupe.ui.widget;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.netloupe.ui.theme.Themes;

/** What a view shows while it is empty: what it is for and, as links, what to do next. */
public final class Guide extends Composite {
    private static final int WIDTH = 320;
    private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled"; //$NON-NLS-1$
    private final Link link;

    /** @param onLink gets the href, or the words, of the link that was chosen */
    public Guide(Composite parent, Consumer<String> onLink) {
        super(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(24, 24).applyTo(this);
        link = new Link(this, SWT.WRAP);
        link.addListener(SWT.Selection, event -> onLink.accept(event.text));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).hint(WIDTH, SWT.DEFAULT)
                .applyTo(link);
        // the styles of the platform would give the words another background than the guide has
        setData(UNSTYLED, Boolean.TRUE);
        link.setData(UNSTYLED, Boolean.TRUE);
        Themes.follow(this, theme -> {
            setBackground(Themes.colour(theme.background()));
            link.setBackground(Themes.colour(theme.background()));
            link.setForeground(Themes.colour(theme.muted()));
        });
    }

    /** The words, with {@code <a href="...">} where there is something to do. */
    public void setText(String text) {
        if (!text.equals(link.getText())) {
            link.setText(text);
            requestLayout();
        }
    }
}
