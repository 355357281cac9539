package org.netloupe.ui.internal.shell;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MUILabel;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.menu.MToolItem;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.netloupe.ui.theme.Themes;

/**
 * Gives toolbars and tabs the icons that are made for the theme: those of a bundle's folder {@code icons/dark} while it
 * is dark, of {@code icons} otherwise. Menus, which the system paints, keep the icons for light ones.
 */
final class ThemedIcons {
    private static final String OURS = "platform:/plugin/org.netloupe."; //$NON-NLS-1$
    private static final String LIGHT = "/icons/"; //$NON-NLS-1$
    private static final String DARK = "/icons/dark/"; //$NON-NLS-1$

    private ThemedIcons() {}

    /** Follows the theme as long as a window is open. */
    static void install(Shell window) {
        Themes.follow(window, theme -> apply(Themes.isDark()));
    }

    private static void apply(boolean dark) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        MApplication application = workbench.getService(MApplication.class);
        EModelService model = workbench.getService(EModelService.class);
        int everywhere = EModelService.ANYWHERE | EModelService.IN_ANY_PERSPECTIVE | EModelService.IN_TRIM
                | EModelService.IN_SHARED_AREA;
        model.findElements(application, MToolItem.class, everywhere, _ -> true).forEach(item -> apply(item, dark));
        model.findElements(application, MPart.class, everywhere, _ -> true).forEach(part -> apply(part, dark));
        model.findElements(application, MPerspective.class, everywhere, _ -> true).forEach(shown -> apply(shown, dark));
        application.getDescriptors().forEach(descriptor -> apply(descriptor, dark));
    }

    private static void apply(MUILabel element, boolean dark) {
        String icon = element.getIconURI();
        if (icon != null && icon.startsWith(OURS)) {
            String plain = icon.replace(DARK, LIGHT);
            String wanted = dark ? plain.replace(LIGHT, DARK) : plain;
            if (!wanted.equals(icon)) {
                element.setIconURI(wanted);
            }
        }
    }
}
