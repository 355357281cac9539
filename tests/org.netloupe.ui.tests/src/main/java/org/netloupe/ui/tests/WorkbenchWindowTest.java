package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.ui.tests.driving.Bench;

/** The workbench opens: one window, named after the product, with the Training perspective in it. */
class WorkbenchWindowTest {

    @Test
    @DisplayName("One window is open, visible and named Netloupe")
    void windowOpens() {
        assertEquals(1, PlatformUI.getWorkbench().getWorkbenchWindowCount());
        Bench.act(() -> {
            Shell shell = Bench.window().getShell();
            assertAll(() -> assertTrue(shell.isVisible()),
                    () -> assertTrue(shell.getText().contains("Netloupe"), shell::getText));
        });
    }

    @Test
    @DisplayName("A new window opens with the Training perspective")
    void trainingPerspectiveComesFirst() {
        assertEquals("org.netloupe.monitor.ui.training",
                Bench.ask(() -> Bench.window().getActivePage().getPerspective().getId()));
    }
}
