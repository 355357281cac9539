package org.example.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Once the workbench is open: opens the example view and writes the texts of its window into the workspace. */
public final class ViewProbe implements IStartup {
    private static final String VIEW = "org.example.vendor.oscilloscope";

    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(ViewProbe::look);
    }

    private static void look() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
        try {
            window.getActivePage().showView(VIEW);
            List<String> texts = new ArrayList<>();
            collect(window.getShell(), texts);
            write(String.join("\n", texts));
        } catch (PartInitException e) {
            write("The view could not be opened: " + e);
        }
    }

    private static void collect(Composite parent, List<String> texts) {
        for (Control child : parent.getChildren()) {
            switch (child) {
                case Button button -> texts.add(button.getText());
                case Label label -> texts.add(label.getText());
                case Composite inner -> collect(inner, texts);
                default -> texts.add("");
            }
        }
    }

    private static void write(String text) {
        try {
            Path workspace = Path
                    .of(URI.create(Platform.getInstanceLocation().getURL().toString().replace(" ", "%20")));
            Path part = Files.writeString(workspace.resolve("seen.part"), text);
            Files.move(part, workspace.resolve("seen.txt"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
