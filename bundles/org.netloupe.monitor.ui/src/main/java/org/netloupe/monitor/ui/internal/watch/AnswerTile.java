package org.netloupe.monitor.ui.internal.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.answer.Answer;
import org.netloupe.monitor.answer.Rendition;
import org.netloupe.monitor.answer.Renditions;
import org.netloupe.monitor.watch.LiveStream;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.figure.FigureListener;
import org.netloupe.ui.figure.FigureMenu;
import org.netloupe.ui.widget.Guided;
import org.netloupe.ui.work.LatestWork;

/**
 * The picture of one stream's answer: how it is looked at follows from the type of its values and can be changed; a
 * slider goes back through the newest values.
 */
final class AnswerTile {
    private static final ExtensionPoint<Visualizer> VISUALIZERS = new ExtensionPoint<>("org.netloupe.core.visualizers", //$NON-NLS-1$
            "visualizer", Visualizer.class); //$NON-NLS-1$

    /** What was made of an answer: all ways to look at it, and the picture of the wanted one. */
    private record Made(List<String> names, int chosen, int frames, Figure figure) {}

    private final LiveStream stream;
    private final Composite root;
    private final Guided guided;
    private final FigureCanvas canvas;
    private final Combo looks;
    private final Scale frames;
    private final Label frame;
    private final Button live;
    private final LatestWork making;
    private Optional<String> wantedLook = Optional.empty();
    private boolean following = true;
    private long drawn = -1;
    private ChartViewport viewport = ChartViewport.FIT;

    AnswerTile(Composite parent, LiveStream stream) {
        this.stream = stream;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        guided = new Guided(root);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(guided);
        canvas = new FigureCanvas(guided);
        FigureMenu.install(canvas, this::exportSource);
        canvas.addFigureListener(new FigureListener() {
            @Override
            public void viewportChanged(ChartViewport changed) {
                viewport = changed;
            }
        });
        Composite bar = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 2).spacing(6, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        looks = new Combo(bar, SWT.READ_ONLY);
        looks.setToolTipText(WatchMessages.Answer_lookTip);
        looks.addListener(SWT.Selection, _ -> look(looks.getText()));
        frames = new Scale(bar, SWT.HORIZONTAL);
        frames.setToolTipText(WatchMessages.Answer_frameTip);
        frames.addListener(SWT.Selection, _ -> goTo(frames.getSelection()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(frames);
        frame = new Label(bar, SWT.RIGHT);
        GridDataFactory.swtDefaults().hint(90, SWT.DEFAULT).applyTo(frame);
        live = new Button(bar, SWT.TOGGLE);
        live.setText(WatchMessages.Answer_live);
        live.setToolTipText(WatchMessages.Answer_liveTip);
        live.setSelection(true);
        live.addListener(SWT.Selection, _ -> follow(live.getSelection()));
        making = LatestWork.quiet(root);
        refresh();
    }

    Control control() {
        return root;
    }

    private void look(String name) {
        wantedLook = Optional.of(name);
        viewport = ChartViewport.FIT;
        drawn = -1;
        refresh();
    }

    private void goTo(int place) {
        follow(place >= frames.getMaximum());
    }

    private void follow(boolean on) {
        following = on;
        live.setSelection(on);
        drawn = -1;
        refresh();
    }

    /** Draws again if there is something new; until it is drawn the last picture stays. */
    void refresh() {
        long received = stream.received();
        if (received == 0) {
            guided.guide(switch (stream.state()) {
                case FAILED -> stream.outcome().reason();
                case ENDED -> WatchMessages.Answer_endedEmpty;
                default -> WatchMessages.bind(WatchMessages.Answer_waiting, stream.query());
            });
            return;
        }
        if (making.isRunning() || received == drawn || !following && drawn >= 0) {
            return;
        }
        drawn = received;
        int place = following ? Integer.MAX_VALUE : frames.getSelection();
        Optional<String> wanted = wantedLook;
        making.start(WatchMessages.Answer_draw, _ -> make(stream.answer(), place, wanted), this::show, fault -> {
            guided.guide(String.valueOf(fault.getMessage()));
        });
    }

    private static Made make(Answer answer, int place, Optional<String> wanted) throws IOException {
        int all = answer.latest().size();
        boolean newest = place >= all - 1;
        List<Look> looks = looks(newest ? answer : answer.upTo(Math.max(0, place)));
        List<String> names = looks.stream().map(Look::name).toList();
        int chosen = Math.max(0, wanted.map(names::indexOf).orElse(0));
        Look look = looks.get(chosen);
        Figure figure = look.visualizer.require(drawer -> drawer.figure(look.rendition.data()));
        return new Made(names, chosen, all, figure);
    }

    /** A way to look at an answer and who draws it. */
    private record Look(String name, Rendition rendition, Contribution<Visualizer> visualizer, double fit) {}

    /** All that fit: the renditions in their order, of each the best visualizer first. */
    private static List<Look> looks(Answer answer) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (Rendition rendition : Renditions.of(answer)) {
            List<Look> drawn = new ArrayList<>();
            for (Contribution<Visualizer> visualizer : Contributions.ofPlatform().to(VISUALIZERS)) {
                double fit = visualizer.call(drawer -> drawer.fit(rendition.data())).orElse(0.0);
                if (fit > 0) {
                    drawn.add(new Look(visualizer.name() + ", " + rendition.name(), rendition, visualizer, fit)); //$NON-NLS-1$
                }
            }
            drawn.sort(Comparator.comparingDouble(Look::fit).reversed());
            looks.addAll(drawn);
        }
        return looks;
    }

    private void show(Made made) {
        if (!List.of(looks.getItems()).equals(made.names)) {
            looks.setItems(made.names.toArray(String[]::new));
            looks.requestLayout();
        }
        looks.select(made.chosen);
        frames.setMaximum(Math.max(1, made.frames - 1));
        if (following) {
            frames.setSelection(frames.getMaximum());
        }
        frame.setText(Numbers.count(stream.received()) + (stream.received() == 1 ? " value" : " values")); //$NON-NLS-1$ //$NON-NLS-2$
        canvas.setFigure(made.figure instanceof Navigable navigable && !viewport.isFit()
                ? navigable.withViewport(viewport)
                : made.figure);
        guided.show(canvas);
    }

    Optional<ExportSource> exportSource() {
        return ExportSource.of(canvas, Optional.of(new AnswerValues(stream)));
    }

    boolean hasFocus() {
        return canvas.isFocusControl();
    }

    void setFocus() {
        canvas.setFocus();
    }
}
