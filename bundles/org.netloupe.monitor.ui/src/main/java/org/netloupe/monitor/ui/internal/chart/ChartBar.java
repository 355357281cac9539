package org.netloupe.monitor.ui.internal.chart;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.monitor.chart.ChartComposer;
import org.netloupe.monitor.chart.ChartSettings;
import org.netloupe.monitor.ui.internal.Messages;

/** The settings over the chart: axis, smoothing, measures, logarithm, runs that stay, and fitting. */
final class ChartBar {
    private static final List<XAxis> AXES = List.of(XAxis.ITERATION, XAxis.EPOCH, XAxis.RELATIVE_TIME);

    private final ChartController controller;
    private final Consumer<ChartSettings> onChanged;
    private final Combo axis;
    private final Scale smoothing;
    private final Label weight;
    private final Button pinned;

    ChartBar(Composite parent, ChartController controller, Consumer<ChartSettings> onChanged) {
        this.controller = controller;
        this.onChanged = onChanged;
        Composite bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(9).margins(8, 3).spacing(6, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        axis = axis(bar);
        label(bar, Messages.ChartBar_smoothing);
        smoothing = smoothing(bar);
        weight = label(bar, ""); //$NON-NLS-1$
        GridDataFactory.swtDefaults().hint(34, SWT.DEFAULT).applyTo(weight);
        button(bar, Messages.ChartBar_measures, Messages.ChartBar_measuresTip, this::openMeasures);
        button(bar, Messages.ChartBar_log, Messages.ChartBar_logTip, this::openLogarithms);
        pinned = button(bar, "", Messages.ChartBar_pinnedTip, //$NON-NLS-1$
                _ -> onChanged.accept(controller.settings().withPinned(List.of())));
        Label gap = label(bar, ""); //$NON-NLS-1$
        GridDataFactory.fillDefaults().grab(true, false).applyTo(gap);
        button(bar, Messages.ChartBar_fit, Messages.ChartBar_fitTip, _ -> fit());
        update();
    }

    private Combo axis(Composite bar) {
        Combo combo = new Combo(bar, SWT.READ_ONLY);
        combo.setItems(Messages.ChartBar_iteration, Messages.ChartBar_epoch, Messages.ChartBar_time);
        combo.setToolTipText(Messages.ChartBar_axisTip);
        combo.addListener(SWT.Selection,
                _ -> onChanged.accept(controller.settings().withAxis(AXES.get(combo.getSelectionIndex()))));
        return combo;
    }

    private Scale smoothing(Composite bar) {
        Scale scale = new Scale(bar, SWT.HORIZONTAL);
        scale.setMinimum(0);
        scale.setMaximum(99);
        scale.setPageIncrement(10);
        scale.setToolTipText(Messages.ChartBar_smoothingTip);
        scale.addListener(SWT.Selection,
                _ -> onChanged.accept(controller.settings().withSmoothing(scale.getSelection() / 100.0)));
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(scale);
        return scale;
    }

    private static Label label(Composite bar, String text) {
        Label label = new Label(bar, SWT.NONE);
        label.setText(text);
        return label;
    }

    private static Button button(Composite bar, String text, String tip, Consumer<Button> onPressed) {
        Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, _ -> onPressed.accept(button));
        return button;
    }

    private void openMeasures(Button below) {
        Menu menu = new Menu(below);
        for (String measure : controller.measures()) {
            check(menu, ChartComposer.title(measure), controller.settings().measures().contains(measure),
                    () -> onChanged.accept(controller.settings().toggled(measure)));
        }
        open(menu, below);
    }

    private void openLogarithms(Button below) {
        Menu menu = new Menu(below);
        for (String measure : controller.settings().measures()) {
            boolean on = controller.settings().logarithmic().contains(measure);
            check(menu, ChartComposer.title(measure), on,
                    () -> onChanged.accept(controller.settings().withLogarithmic(measure, !on)));
        }
        open(menu, below);
    }

    private static void check(Menu menu, String text, boolean on, Runnable onPressed) {
        MenuItem item = new MenuItem(menu, SWT.CHECK);
        item.setText(text);
        item.setSelection(on);
        item.addListener(SWT.Selection, _ -> onPressed.run());
    }

    private static void open(Menu menu, Button below) {
        Point corner = below.toDisplay(0, below.getSize().y);
        menu.setLocation(corner);
        menu.addListener(SWT.Hide, _ -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void fit() {
        ChartSettings fitted = controller.settings();
        for (String measure : fitted.measures()) {
            fitted = fitted.withViewport(measure, org.netloupe.figure.ChartViewport.FIT);
        }
        onChanged.accept(fitted);
    }

    /** Shows the settings as they are. */
    void update() {
        ChartSettings now = controller.settings();
        axis.select(AXES.indexOf(now.axis()));
        int percent = (int) Math.round(now.smoothing() * 100);
        if (smoothing.getSelection() != percent) {
            smoothing.setSelection(percent);
        }
        weight.setText(percent == 0 ? Messages.ChartBar_off : "0." + (percent < 10 ? "0" : "") + percent); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        int count = now.pinned().size();
        pinned.setVisible(count > 0);
        pinned.setText(Messages.bind(Messages.ChartBar_pinned, count));
        pinned.getParent().layout();
    }
}
