package org.netloupe.ui.internal.shell;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.netloupe.ui.internal.Messages;

/** The main menu with the places that commands are contributed to: file, edit, view, run and help. */
final class NetloupeActionBars extends ActionBarAdvisor {
    /** Main menu of what is done with runs; contributed to by perspectives. */
    private static final String RUN_MENU = "org.netloupe.ui.menu.run"; //$NON-NLS-1$
    private static final String ADDITIONS = IWorkbenchActionConstants.MB_ADDITIONS;

    private IWorkbenchWindow window;

    NetloupeActionBars(IActionBarConfigurer configurer) {
        super(configurer);
        window = configurer.getWindowConfigurer().getWindow();
    }

    @Override
    protected void makeActions(IWorkbenchWindow created) {
        window = created;
        for (ActionFactory factory : new ActionFactory[]{ActionFactory.QUIT, ActionFactory.CUT, ActionFactory.COPY,
                ActionFactory.PASTE, ActionFactory.SELECT_ALL, ActionFactory.PREFERENCES, ActionFactory.ABOUT,
                ActionFactory.RESET_PERSPECTIVE, ActionFactory.MAXIMIZE}) {
            register(factory.create(created));
        }
        // the platform's own is an icon of its IDE, which is not here
        getAction(ActionFactory.ABOUT.getId()).setImageDescriptor(null);
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(menu(Messages.Menu_file, IWorkbenchActionConstants.M_FILE, ActionFactory.QUIT));
        bar.add(menu(Messages.Menu_edit, IWorkbenchActionConstants.M_EDIT, ActionFactory.COPY,
                ActionFactory.SELECT_ALL));
        bar.add(menu(Messages.Menu_run, RUN_MENU));
        bar.add(viewMenu());
        bar.add(new GroupMarker(ADDITIONS));
        bar.add(menu(Messages.Menu_help, IWorkbenchActionConstants.M_HELP, ActionFactory.ABOUT));
    }

    private MenuManager menu(String label, String id, ActionFactory... actions) {
        MenuManager menu = new MenuManager(label, id);
        menu.add(new GroupMarker("start")); //$NON-NLS-1$
        menu.add(new GroupMarker(ADDITIONS));
        menu.add(new Separator("end")); //$NON-NLS-1$
        for (ActionFactory factory : actions) {
            menu.add(getAction(factory.getId()));
        }
        return menu;
    }

    private MenuManager viewMenu() {
        MenuManager menu = new MenuManager(Messages.Menu_view, IWorkbenchActionConstants.M_WINDOW);
        MenuManager views = new MenuManager(Messages.Menu_showView, "showView"); //$NON-NLS-1$
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        MenuManager perspectives = new MenuManager(Messages.Menu_perspective, "perspective"); //$NON-NLS-1$
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
        menu.add(views);
        menu.add(perspectives);
        menu.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
        menu.add(new GroupMarker(ADDITIONS));
        menu.add(new Separator("end")); //$NON-NLS-1$
        menu.add(getAction(ActionFactory.PREFERENCES.getId()));
        return menu;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager bar) {
        bar.add(new GroupMarker(ADDITIONS));
    }
}
