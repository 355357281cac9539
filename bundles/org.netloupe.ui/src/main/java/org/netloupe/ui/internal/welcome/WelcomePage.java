package org.netloupe.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.netloupe.figure.Theme;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.theme.Themes;
import org.netloupe.ui.widget.Commands;
import org.netloupe.ui.workspace.Imports;

/** A page of three columns, one per way, which stand below each other where the view is narrow. */
final class WelcomePage {
    private static final String SAMPLE = "org.netloupe.monitor.ui.command.sampleTraining"; //$NON-NLS-1$
    private static final String TRAIN = "org.netloupe.monitor.ui.command.newTraining"; //$NON-NLS-1$
    private static final String IMPORT = "org.netloupe.ui.command.import"; //$NON-NLS-1$
    private static final int COLUMN = 200;
    /** Width of the column with the lines of code, which are not to be broken. */
    private static final int CODE = 370;
    private static final int MARGIN = 24;

    private final ScrolledComposite scroll;
    private final Composite page;
    private final Button first;

    WelcomePage(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        page = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(MARGIN, 20).spacing(MARGIN, 14).applyTo(page);
        Label title = label(page, Messages.Welcome_title, true);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(title);
        Label purpose = label(page, Messages.Welcome_purpose, false);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(COLUMN, SWT.DEFAULT).applyTo(purpose);
        Composite sample = way(Messages.Welcome_sample, Messages.Welcome_sampleText, COLUMN);
        first = button(sample, Messages.Welcome_sampleDo, SAMPLE);
        Composite own = way(Messages.Welcome_own, Messages.Welcome_ownText, COLUMN);
        button(own, Messages.Welcome_ownImport, IMPORT);
        button(own, Messages.Welcome_ownTrain, TRAIN);
        attachWay();
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, _ -> fit());
        Imports.acceptFiles(scroll);
        Themes.follow(scroll, theme -> colour(scroll, theme));
    }

    private void attachWay() {
        Composite attach = way(Messages.Welcome_attach, Messages.Welcome_attachText, CODE);
        Text code = new Text(attach, SWT.MULTI | SWT.READ_ONLY);
        code.setFont(JFaceResources.getTextFont());
        code.setText(Messages.Welcome_attachCode);
        GridDataFactory.fillDefaults().grab(true, false).hint(CODE, code.getLineCount() * code.getLineHeight())
                .applyTo(code);
        Button copy = new Button(attach, SWT.PUSH);
        copy.setText(Messages.Welcome_attachCopy);
        copy.addListener(SWT.Selection, _ -> {
            Clipboard clipboard = new Clipboard(copy.getDisplay());
            clipboard.setContents(new Object[]{code.getText()}, new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
            copy.setText(Messages.Welcome_attachCopied);
        });
        GridDataFactory.swtDefaults().applyTo(copy);
        new FoundProcesses(attach);
    }

    private Composite way(String title, String text, int width) {
        Composite way = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(way);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).hint(width, SWT.DEFAULT)
                .applyTo(way);
        label(way, title, true);
        Label words = label(way, text, false);
        GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(words);
        return way;
    }

    private static Label label(Composite parent, String text, boolean heading) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        if (heading) {
            label.setFont(parent instanceof Composite && parent.getParent() instanceof ScrolledComposite
                    ? JFaceResources.getHeaderFont()
                    : JFaceResources.getBannerFont());
        } else {
            label.setData("muted", Boolean.TRUE); //$NON-NLS-1$
        }
        return label;
    }

    private static Button button(Composite parent, String text, String command) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(Commands.withKeys(text, command));
        button.addListener(SWT.Selection, _ -> Commands.run(command));
        GridDataFactory.swtDefaults().applyTo(button);
        return button;
    }

    private void fit() {
        int width = scroll.getClientArea().width;
        int columns = width < 2 * COLUMN + CODE + 4 * MARGIN ? 1 : 3;
        if (((org.eclipse.swt.layout.GridLayout) page.getLayout()).numColumns != columns) {
            ((org.eclipse.swt.layout.GridLayout) page.getLayout()).numColumns = columns;
            for (Control child : page.getChildren()) {
                if (child instanceof Label && child.getLayoutData() instanceof org.eclipse.swt.layout.GridData data) {
                    data.horizontalSpan = columns;
                }
            }
        }
        scroll.setMinSize(page.computeSize(width, SWT.DEFAULT));
        page.layout(true, true);
    }

    private static void colour(Control control, Theme theme) {
        control.setBackground(Themes.colour(theme.background()));
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                colour(child, theme);
            }
        }
        if (control instanceof Label || control instanceof Text) {
            boolean muted = control.getData("muted") != null; //$NON-NLS-1$
            control.setForeground(Themes.colour(muted ? theme.muted() : theme.text()));
        }
        if (control instanceof Text) {
            control.setBackground(Themes.colour(theme.surface()));
        }
    }

    void setFocus() {
        first.setFocus();
    }
}
