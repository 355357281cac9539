package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The workbench opens: one window, named after the product, with the Training perspective in it. */
class WorkbenchWindowTest {

    @Test
    @DisplayName("One window is open, visible and named Netloupe")
    void windowOpens() {
        IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
        assertEquals(1, windows.length);
        Shell shell = windows[0].getShell();
        assertAll(() -> assertTrue(shell.isVisible()),
                () -> assertTrue(shell.getText().contains("Netloupe"), shell::getText));
    }

    @Test
    @DisplayName("A new window opens with the Training perspective")
    void trainingPerspectiveComesFirst() {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        assertEquals("org.netloupe.monitor.ui.training", page.getPerspective().getId());
    }
}
