package org.netloupe.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.theme.Themes;
import org.netloupe.ui.workspace.Preferences;

/** Theme and threads. */
public final class NetloupePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final int MOST_THREADS = 4096;

    public NetloupePreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Preferences.NODE));
        getPreferenceStore().setValue(Preferences.THEME,
                Themes.isDark() ? Preferences.THEME_DARK : Preferences.THEME_LIGHT);
    }

    @Override
    protected void createFieldEditors() {
        addField(new RadioGroupFieldEditor(Preferences.THEME, Messages.Preferences_theme, 2,
                new String[][]{{Messages.Preferences_light, Preferences.THEME_LIGHT},
                        {Messages.Preferences_dark, Preferences.THEME_DARK}},
                getFieldEditorParent()));
        IntegerFieldEditor threads = new IntegerFieldEditor(Preferences.THREADS, Messages.Preferences_threads,
                getFieldEditorParent());
        threads.setValidRange(0, MOST_THREADS);
        addField(threads);
    }

    @Override
    public boolean performOk() {
        boolean ok = super.performOk();
        Themes.setDark(getPreferenceStore().getString(Preferences.THEME).equals(Preferences.THEME_DARK));
        return ok;
    }
}
