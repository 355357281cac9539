package org.netloupe.ui.figure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;

/** Lays out and paints figures beside the display's thread, for one canvas: of waiting requests only the newest is done. */
final class FigurePainter {
    private static final ExecutorService PAINTERS = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("figure-", 0).factory());

    /** What is to be painted. @param zoom of the monitor in per cent */
    record Request(Figure figure, Size size, Theme theme, int zoom) {}

    /** A painted request. */
    record Frame(Request request, Picture picture, Raster raster) {}

    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private final Consumer<Frame> onPainted;
    private final Consumer<RuntimeException> onFault;
    private boolean busy;

    /** @param onPainted called by a painting thread, as is the other */
    FigurePainter(Consumer<Frame> onPainted, Consumer<RuntimeException> onFault) {
        this.onPainted = onPainted;
        this.onFault = onFault;
    }

    /** Paints soon; a request that still waits is dropped. */
    synchronized void request(Request request) {
        waiting.set(request);
        if (!busy) {
            busy = true;
            PAINTERS.execute(this::paintWaiting);
        }
    }

    private void paintWaiting() {
        Request next = take();
        while (next != null) {
            try {
                onPainted.accept(paint(next));
            } catch (RuntimeException e) {
                onFault.accept(e);
            }
            next = take();
        }
    }

    private synchronized @Nullable Request take() {
        Request next = waiting.getAndSet(null);
        busy = next != null;
        return next;
    }

    /** Lays out and paints on the calling thread. */
    static Frame paint(Request request) {
        Picture picture = request.figure().picture(request.size(), request.theme());
        return new Frame(request, picture, Raster.paint(picture, request.zoom()));
    }
}
