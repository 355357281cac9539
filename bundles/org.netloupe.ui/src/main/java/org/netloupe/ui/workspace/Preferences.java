package org.netloupe.ui.workspace;

import org.eclipse.core.runtime.Platform;

/** The preferences that several views read. */
public final class Preferences {
    public static final String NODE = "org.netloupe.ui"; //$NON-NLS-1$
    /** Threads of a new training, 0 for one per core. */
    public static final String THREADS = "threads"; //$NON-NLS-1$
    public static final String THEME = "theme"; //$NON-NLS-1$
    public static final String THEME_LIGHT = "light"; //$NON-NLS-1$
    public static final String THEME_DARK = "dark"; //$NON-NLS-1$

    private Preferences() {}

    /** Threads that the wizard proposes, 0 for one per core. */
    public static int threads() {
        return Platform.getPreferencesService().getInt(NODE, THREADS, 0, null);
    }
}
