package org.netloupe.ui.workspace;

import java.util.Optional;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.netloupe.core.json.Json;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.work.LatestWork;
import org.osgi.service.prefs.BackingStoreException;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * What views keep over a restart, as JSON in the workspace's preferences. It is on disk soon after each change, so that a
 * workbench that was killed also comes back as it was.
 */
public final class ViewState {
    private static final IEclipsePreferences NODE = InstanceScope.INSTANCE.getNode("org.netloupe.ui.state"); //$NON-NLS-1$

    private ViewState() {}

    /** What was kept under a name; empty if nothing was, or by a version that wrote something else. */
    public static <T> Optional<T> read(String name, Class<T> type) {
        String json = NODE.get(name, ""); //$NON-NLS-1$
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(json, type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            Problems.log(Messages.State_read, e);
            return Optional.empty();
        }
    }

    /** Keeps a value under a name. */
    public static void write(String name, Object value) {
        try {
            NODE.put(name, Json.MAPPER.writeValueAsString(value));
            LatestWork.inBackground(Messages.State_write, _ -> {
                flush();
                return true;
            });
        } catch (JsonProcessingException e) {
            Problems.log(Messages.State_write, e);
        }
    }

    private static void flush() throws java.io.IOException {
        try {
            NODE.flush();
        } catch (BackingStoreException e) {
            throw new java.io.IOException(e);
        }
    }
}
