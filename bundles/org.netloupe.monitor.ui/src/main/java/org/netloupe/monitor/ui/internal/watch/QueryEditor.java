package org.netloupe.monitor.ui.internal.watch;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.QueryException;
import org.netloupe.figure.Theme;
import org.netloupe.figure.Status;
import org.netloupe.monitor.watch.LiveStream;
import org.netloupe.monitor.watch.WatchedProcess;
import org.netloupe.ui.theme.Themes;

/**
 * A query as text: coloured, with proposals (Ctrl+Space), its fault under it as it is typed, and the queries before it
 * (Alt+Up and Alt+Down); Ctrl+Enter runs it.
 */
final class QueryEditor {
    private static final int REFRESH_MILLIS = 1000;

    private final Combo processes;
    private final StyledText text;
    private final Label fault;
    private final Button run;
    private final QueryHistory history = new QueryHistory();
    private List<WatchedProcess> listed = List.of();
    private Optional<LiveStream> newest = Optional.empty();
    private Theme theme = Theme.LIGHT;

    QueryEditor(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 4).spacing(6, 2).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
        processes = new Combo(area, SWT.READ_ONLY);
        processes.setToolTipText(WatchMessages.Query_processTip);
        processes.addListener(SWT.Selection,
                _ -> Watching.ofWorkbench().choose(listed.get(processes.getSelectionIndex())));
        GridDataFactory.swtDefaults().hint(170, SWT.DEFAULT).align(SWT.FILL, SWT.BEGINNING).applyTo(processes);
        text = new StyledText(area, SWT.MULTI | SWT.WRAP | SWT.BORDER);
        text.setFont(org.eclipse.jface.resource.JFaceResources.getTextFont());
        text.setMargins(4, 3, 4, 3);
        text.setToolTipText(WatchMessages.Query_tip);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, 2 * text.getLineHeight() + 8).applyTo(text);
        run = new Button(area, SWT.PUSH);
        run.setText(WatchMessages.Query_run);
        run.setToolTipText(WatchMessages.Query_runTip);
        run.addListener(SWT.Selection, _ -> run());
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(run);
        new Label(area, SWT.NONE);
        fault = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(fault);
        text.addListener(SWT.Modify, _ -> check());
        // before the text itself acts on them
        text.addVerifyKeyListener(this::key);
        installProposals();
        Themes.follow(text, changed -> {
            theme = changed;
            check();
        });
        text.setText("batch | map(b -> b.loss)"); //$NON-NLS-1$
        Refresh.every(REFRESH_MILLIS, area, this::refresh);
    }

    private void installProposals() {
        KeyStroke keys = KeyStroke.getInstance(SWT.CTRL, ' ');
        ContentProposalAdapter adapter = new ContentProposalAdapter(text, new StyledTextContent(),
                new QueryProposals(() -> Watching.ofWorkbench().process()), keys, new char[]{'.', '|'});
        adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
        adapter.setAutoActivationDelay(150);
    }

    private void key(VerifyEvent event) {
        boolean control = (event.stateMask & SWT.MOD1) != 0;
        boolean alt = (event.stateMask & SWT.ALT) != 0;
        if (control && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            event.doit = false;
            run();
        } else if (alt && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
            event.doit = false;
            history.step(event.keyCode == SWT.ARROW_UP, text.getText()).ifPresent(this::show);
        }
    }

    /** Puts a query into the editor. */
    private void show(String query) {
        text.setText(query);
        text.setCaretOffset(query.length());
    }

    private void check() {
        String query = text.getText();
        text.setStyleRanges(QueryColours.of(query, theme));
        try {
            Query.parse(query);
            tell(""); //$NON-NLS-1$
            run.setEnabled(true);
        } catch (QueryException e) {
            mark(e.position(), e.end(), query.length());
            tell(query.isBlank() ? WatchMessages.Query_empty : String.valueOf(e.getMessage()));
            run.setEnabled(false);
        }
    }

    private void mark(int from, int to, int length) {
        if (from >= 0 && from < length) {
            StyleRange range = new StyleRange();
            range.start = from;
            range.length = Math.max(1, Math.min(length, to) - from);
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
            range.underlineColor = Themes.colour(theme.statusColour(Status.FAILED));
            range.foreground = Themes.colour(theme.text());
            text.setStyleRange(range);
        }
    }

    private void tell(String words) {
        if (!fault.getText().equals(words)) {
            fault.setText(words);
            fault.setForeground(Themes.colour(theme.statusColour(Status.FAILED)));
            fault.setToolTipText(words);
        }
    }

    private void run() {
        Optional<WatchedProcess> process = Watching.ofWorkbench().process();
        if (!run.isEnabled()) {
            return;
        }
        if (process.isEmpty()) {
            tell(WatchMessages.Query_noProcess);
            return;
        }
        history.add(text.getText());
        newest = Optional.of(Watching.ofWorkbench().run(process.get(), text.getText()));
    }

    private void refresh() {
        List<WatchedProcess> now = Watching.ofWorkbench().watch().processes();
        if (!now.equals(listed)) {
            listed = now;
            processes.setItems(now.stream().map(p -> p.endpoint().name() + ", " + p.endpoint().pid()) //$NON-NLS-1$
                    .toArray(String[]::new));
        }
        int wanted = Watching.ofWorkbench().process().map(now::indexOf).orElse(-1);
        if (processes.getSelectionIndex() != wanted) {
            processes.select(wanted);
        }
        newest.filter(s -> s.state() == LiveStream.State.FAILED && s.query().equals(text.getText())).ifPresent(s -> {
            mark(s.outcome().from(), s.outcome().to(), text.getCharCount());
            tell(s.outcome().reason());
            newest = Optional.empty();
        });
    }

    void setFocus() {
        text.setFocus();
    }
}
