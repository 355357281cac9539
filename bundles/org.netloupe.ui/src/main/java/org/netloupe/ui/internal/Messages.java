package org.netloupe.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle, in messages.properties. */
public final class Messages extends NLS {
    public static String About_bundle = ""; //$NON-NLS-1$
    public static String About_disabled = ""; //$NON-NLS-1$
    public static String About_faults = ""; //$NON-NLS-1$
    public static String About_name = ""; //$NON-NLS-1$
    public static String About_noFaults = ""; //$NON-NLS-1$
    public static String About_reason = ""; //$NON-NLS-1$
    public static String About_state = ""; //$NON-NLS-1$
    public static String About_working = ""; //$NON-NLS-1$
    public static String Application_inUse = ""; //$NON-NLS-1$
    public static String Application_inUseText = ""; //$NON-NLS-1$
    public static String Breadcrumb_many = ""; //$NON-NLS-1$
    public static String Breadcrumb_nothing = ""; //$NON-NLS-1$
    public static String Breadcrumb_selected = ""; //$NON-NLS-1$
    public static String Commands_run = ""; //$NON-NLS-1$
    public static String Delete_busy = ""; //$NON-NLS-1$
    public static String Delete_done = ""; //$NON-NLS-1$
    public static String Delete_title = ""; //$NON-NLS-1$
    public static String Export_job = ""; //$NON-NLS-1$
    public static String Export_nothing = ""; //$NON-NLS-1$
    public static String Export_title = ""; //$NON-NLS-1$
    public static String FigureMenu_copyPicture = ""; //$NON-NLS-1$
    public static String FigureMenu_copyValue = ""; //$NON-NLS-1$
    public static String FigureMenu_export = ""; //$NON-NLS-1$
    public static String FigureMenu_fit = ""; //$NON-NLS-1$
    public static String Found_look = ""; //$NON-NLS-1$
    public static String Found_none = ""; //$NON-NLS-1$
    public static String Found_process = ""; //$NON-NLS-1$
    public static String Found_some = ""; //$NON-NLS-1$
    public static String Import_files = ""; //$NON-NLS-1$
    public static String Import_folder = ""; //$NON-NLS-1$
    public static String Import_job = ""; //$NON-NLS-1$
    public static String Import_origin = ""; //$NON-NLS-1$
    public static String Menu_edit = ""; //$NON-NLS-1$
    public static String Menu_file = ""; //$NON-NLS-1$
    public static String Menu_help = ""; //$NON-NLS-1$
    public static String Menu_perspective = ""; //$NON-NLS-1$
    public static String Menu_run = ""; //$NON-NLS-1$
    public static String Menu_showView = ""; //$NON-NLS-1$
    public static String Menu_view = ""; //$NON-NLS-1$
    public static String Navigator_datasets = ""; //$NON-NLS-1$
    public static String Navigator_filter = ""; //$NON-NLS-1$
    public static String Navigator_images = ""; //$NON-NLS-1$
    public static String Navigator_model = ""; //$NON-NLS-1$
    public static String Navigator_models = ""; //$NON-NLS-1$
    public static String Navigator_noDatasets = ""; //$NON-NLS-1$
    public static String Navigator_noModels = ""; //$NON-NLS-1$
    public static String Navigator_more = ""; //$NON-NLS-1$
    public static String Navigator_opening = ""; //$NON-NLS-1$
    public static String Navigator_noRuns = ""; //$NON-NLS-1$
    public static String Navigator_origin = ""; //$NON-NLS-1$
    public static String Navigator_rows = ""; //$NON-NLS-1$
    public static String Navigator_run = ""; //$NON-NLS-1$
    public static String Navigator_runs = ""; //$NON-NLS-1$
    public static String Navigator_sequences = ""; //$NON-NLS-1$
    public static String Note_done = ""; //$NON-NLS-1$
    public static String Note_text = ""; //$NON-NLS-1$
    public static String Note_title = ""; //$NON-NLS-1$
    public static String Preferences_dark = ""; //$NON-NLS-1$
    public static String Preferences_light = ""; //$NON-NLS-1$
    public static String Preferences_theme = ""; //$NON-NLS-1$
    public static String Preferences_threads = ""; //$NON-NLS-1$
    public static String Problems_expected = ""; //$NON-NLS-1$
    public static String Problems_found = ""; //$NON-NLS-1$
    public static String Problems_hint = ""; //$NON-NLS-1$
    public static String Problems_input = ""; //$NON-NLS-1$
    public static String Problems_internal = ""; //$NON-NLS-1$
    public static String Problems_logged = ""; //$NON-NLS-1$
    public static String Problems_where = ""; //$NON-NLS-1$
    public static String Redo_done = ""; //$NON-NLS-1$
    public static String Rename_blank = ""; //$NON-NLS-1$
    public static String Rename_done = ""; //$NON-NLS-1$
    public static String Rename_text = ""; //$NON-NLS-1$
    public static String Rename_title = ""; //$NON-NLS-1$
    public static String Session_open = ""; //$NON-NLS-1$
    public static String Session_read = ""; //$NON-NLS-1$
    public static String State_read = ""; //$NON-NLS-1$
    public static String State_write = ""; //$NON-NLS-1$
    public static String Tag_done = ""; //$NON-NLS-1$
    public static String Tag_text = ""; //$NON-NLS-1$
    public static String Tag_title = ""; //$NON-NLS-1$
    public static String Undo_done = ""; //$NON-NLS-1$
    public static String Undo_nothing = ""; //$NON-NLS-1$
    public static String Welcome_attach = ""; //$NON-NLS-1$
    public static String Welcome_attachCode = ""; //$NON-NLS-1$
    public static String Welcome_attachCopied = ""; //$NON-NLS-1$
    public static String Welcome_attachCopy = ""; //$NON-NLS-1$
    public static String Welcome_attachText = ""; //$NON-NLS-1$
    public static String Welcome_own = ""; //$NON-NLS-1$
    public static String Welcome_ownImport = ""; //$NON-NLS-1$
    public static String Welcome_ownText = ""; //$NON-NLS-1$
    public static String Welcome_ownTrain = ""; //$NON-NLS-1$
    public static String Welcome_purpose = ""; //$NON-NLS-1$
    public static String Welcome_sample = ""; //$NON-NLS-1$
    public static String Welcome_sampleDo = ""; //$NON-NLS-1$
    public static String Welcome_sampleText = ""; //$NON-NLS-1$
    public static String Welcome_title = ""; //$NON-NLS-1$

    static {
        initializeMessages("org.netloupe.ui.internal.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
