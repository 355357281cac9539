package org.example.vendor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

/** A view that draws the first curve of a recordings file; a part as Eclipse 4 makes them, on the UI thread. */
public final class OscilloscopeView {
    private Optional<float[]> curve = Optional.empty();

    /** Called by the workbench with the area that the view may fill. */
    @PostConstruct
    public void create(Composite parent) {
        parent.setLayout(new GridLayout(2, false));
        Button open = new Button(parent, SWT.PUSH);
        open.setText("&Open recordings...");
        Label message = new Label(parent, SWT.NONE);
        message.setText("Open a recordings file to see its first curve.");
        message.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Canvas screen = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        screen.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        screen.addPaintListener(this::paint);
        open.addListener(SWT.Selection, _ -> choose(message, screen));
    }

    private void choose(Label message, Canvas screen) {
        String chosen = new FileDialog(screen.getShell(), SWT.OPEN).open();
        if (chosen != null) {
            show(Path.of(chosen), message);
            screen.redraw();
        }
    }

    private void show(Path file, Label message) {
        try {
            Recordings recordings = Recordings.read(file);
            curve = recordings.curves().stream().findFirst();
            message.setText(file.getFileName() + ": " + recordings.curves().size() + " curves");
        } catch (IOException e) {
            curve = Optional.empty();
            message.setText(String.valueOf(e.getMessage()));
        }
    }

    private void paint(PaintEvent event) {
        Rectangle area = ((Canvas) event.widget).getClientArea();
        event.gc.setForeground(event.display.getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        curve.filter(values -> values.length > 1).ifPresent(values -> event.gc.drawPolyline(points(values, area)));
    }

    /** x and y in turn; -1 is at the bottom, 1 at the top. */
    private static int[] points(float[] values, Rectangle area) {
        int[] points = new int[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            points[2 * i] = area.x + i * (area.width - 1) / (values.length - 1);
            points[2 * i + 1] = area.y + Math.round((1 - Math.clamp(values[i], -1, 1)) * (area.height - 1) / 2);
        }
        return points;
    }
}
