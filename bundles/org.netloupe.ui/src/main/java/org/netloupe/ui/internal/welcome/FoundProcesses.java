package org.netloupe.ui.internal.welcome;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.netloupe.agent.EndpointFile;
import org.netloupe.stream.AgentConnection;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.work.LatestWork;

/** Names the processes on this machine that have an agent, and looks again while it is seen. */
final class FoundProcesses {
    private static final int LOOK_MILLIS = 3000;
    private static final int NAMED = 5;

    private final Label label;
    private final LatestWork looking;

    FoundProcesses(Composite parent) {
        label = new Label(parent, SWT.WRAP);
        label.setData("muted", Boolean.TRUE); //$NON-NLS-1$
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
        label.setText(Messages.Found_none);
        looking = LatestWork.quiet(label);
        look();
    }

    private void look() {
        if (label.isDisposed()) {
            return;
        }
        if (label.isVisible()) {
            looking.start(Messages.Found_look, _ -> running(), this::show);
        }
        label.getDisplay().timerExec(LOOK_MILLIS, this::look);
    }

    private static List<EndpointFile> running() throws IOException {
        return AgentConnection.processes(EndpointFile.defaultFolder()).stream().filter(EndpointFile.Found::alive)
                .map(EndpointFile.Found::endpoint).toList();
    }

    private void show(List<EndpointFile> found) {
        String names = found.stream().limit(NAMED)
                .map(process -> Messages.bind(Messages.Found_process, process.name(), Long.toString(process.pid())))
                .collect(Collectors.joining("\n")); //$NON-NLS-1$
        String text = found.isEmpty() ? Messages.Found_none : Messages.bind(Messages.Found_some, found.size(), names);
        if (!text.equals(label.getText())) {
            label.setText(text);
            label.requestLayout();
        }
    }
}
