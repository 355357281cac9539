package org.netloupe.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.ui.theme.Themes;

/** Changes between the light and the dark theme. */
public final class ToggleThemeHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Themes.setDark(!Themes.isDark());
        return null;
    }
}
