package org.netloupe.ui.tests.driving;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/** Looks at the workbench again and again until something is seen, or a deadline has passed. */
public final class Eyes {
    /** For everything that needs no process of its own. */
    public static final Duration SOON = Duration.ofSeconds(20);
    /** For what a training process does, its start included, on a busy machine. */
    public static final Duration TRAINED = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(15);

    private Eyes() {}

    /** Waits for a condition on the display's thread. @param what in words, for the failure */
    public static void await(String what, BooleanSupplier condition) {
        await(what, SOON, condition);
    }

    /** As the other, with a deadline of its own. */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        find(what, atMost, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /** Waits for a thing, looked for on the display's thread. */
    public static <T> T find(String what, Supplier<Optional<T>> look) {
        return find(what, SOON, look);
    }

    /** As the other, with a deadline of its own. */
    public static <T> T find(String what, Duration atMost, Supplier<Optional<T>> look) {
        Instant deadline = Instant.now().plus(atMost);
        while (true) {
            Optional<T> found = Bench.ask(look);
            if (found.isPresent()) {
                return found.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Not seen within " + atMost.toSeconds() + " s: " + what + "\n"
                        + Bench.ask(Bench::describe));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The pixels of a control as they are on the screen. */
    public static ImageData pixels(Control control) {
        return Bench.ask(() -> {
            Point size = control.getSize();
            Image image = new Image(control.getDisplay(), size.x, size.y);
            GC gc = new GC(control);
            try {
                gc.copyArea(image, 0, 0);
                return image.getImageData();
            } finally {
                gc.dispose();
                image.dispose();
            }
        });
    }
}
