package org.netloupe.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.netloupe.ui.workspace.Preferences;

/** What holds until the user says otherwise. */
public final class PreferenceDefaults extends AbstractPreferenceInitializer {
    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences node = DefaultScope.INSTANCE.getNode(Preferences.NODE);
        node.putInt(Preferences.THREADS, 0);
        node.put(Preferences.THEME, Preferences.THEME_LIGHT);
    }
}
