package org.netloupe.monitor.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle, in messages.properties. */
public final class Messages extends NLS {
    public static String ChartBar_axisTip = ""; //$NON-NLS-1$
    public static String ChartBar_epoch = ""; //$NON-NLS-1$
    public static String ChartBar_fit = ""; //$NON-NLS-1$
    public static String ChartBar_fitTip = ""; //$NON-NLS-1$
    public static String ChartBar_iteration = ""; //$NON-NLS-1$
    public static String ChartBar_log = ""; //$NON-NLS-1$
    public static String ChartBar_logTip = ""; //$NON-NLS-1$
    public static String ChartBar_measures = ""; //$NON-NLS-1$
    public static String ChartBar_measuresTip = ""; //$NON-NLS-1$
    public static String ChartBar_off = ""; //$NON-NLS-1$
    public static String ChartBar_pinned = ""; //$NON-NLS-1$
    public static String ChartBar_pinnedTip = ""; //$NON-NLS-1$
    public static String ChartBar_smoothing = ""; //$NON-NLS-1$
    public static String ChartBar_smoothingTip = ""; //$NON-NLS-1$
    public static String ChartBar_time = ""; //$NON-NLS-1$
    public static String Chart_read = ""; //$NON-NLS-1$
    public static String Chart_selectRuns = ""; //$NON-NLS-1$
    public static String Command_pause = ""; //$NON-NLS-1$
    public static String Command_rate = ""; //$NON-NLS-1$
    public static String Command_resume = ""; //$NON-NLS-1$
    public static String Command_sample = ""; //$NON-NLS-1$
    public static String Command_stop = ""; //$NON-NLS-1$
    public static String Confusion_epoch = ""; //$NON-NLS-1$
    public static String Confusion_epochTip = ""; //$NON-NLS-1$
    public static String Confusion_noRun = ""; //$NON-NLS-1$
    public static String Confusion_none = ""; //$NON-NLS-1$
    public static String Confusion_read = ""; //$NON-NLS-1$
    public static String Details_empty = ""; //$NON-NLS-1$
    public static String Details_noLog = ""; //$NON-NLS-1$
    public static String Details_readLog = ""; //$NON-NLS-1$
    public static String Facts_allCores = ""; //$NON-NLS-1$
    public static String Facts_batch = ""; //$NON-NLS-1$
    public static String Facts_dataset = ""; //$NON-NLS-1$
    public static String Facts_duration = ""; //$NON-NLS-1$
    public static String Facts_engine = ""; //$NON-NLS-1$
    public static String Facts_environment = ""; //$NON-NLS-1$
    public static String Facts_epoch = ""; //$NON-NLS-1$
    public static String Facts_folder = ""; //$NON-NLS-1$
    public static String Facts_id = ""; //$NON-NLS-1$
    public static String Facts_iteration = ""; //$NON-NLS-1$
    public static String Facts_metrics = ""; //$NON-NLS-1$
    public static String Facts_model = ""; //$NON-NLS-1$
    public static String Facts_network = ""; //$NON-NLS-1$
    public static String Facts_optimizer = ""; //$NON-NLS-1$
    public static String Facts_process = ""; //$NON-NLS-1$
    public static String Facts_rate = ""; //$NON-NLS-1$
    public static String Facts_reason = ""; //$NON-NLS-1$
    public static String Facts_seed = ""; //$NON-NLS-1$
    public static String Facts_settings = ""; //$NON-NLS-1$
    public static String Facts_speed = ""; //$NON-NLS-1$
    public static String Facts_started = ""; //$NON-NLS-1$
    public static String Facts_state = ""; //$NON-NLS-1$
    public static String Facts_status = ""; //$NON-NLS-1$
    public static String Facts_threads = ""; //$NON-NLS-1$
    public static String Form_batch = ""; //$NON-NLS-1$
    public static String Form_epochs = ""; //$NON-NLS-1$
    public static String Form_name = ""; //$NON-NLS-1$
    public static String Form_rate = ""; //$NON-NLS-1$
    public static String Form_seed = ""; //$NON-NLS-1$
    public static String Form_threads = ""; //$NON-NLS-1$
    public static String Graph_empty = ""; //$NON-NLS-1$
    public static String Graph_kind = ""; //$NON-NLS-1$
    public static String Graph_layer = ""; //$NON-NLS-1$
    public static String Graph_none = ""; //$NON-NLS-1$
    public static String Graph_parameters = ""; //$NON-NLS-1$
    public static String Graph_read = ""; //$NON-NLS-1$
    public static String Graph_shape = ""; //$NON-NLS-1$
    public static String Graph_total = ""; //$NON-NLS-1$
    public static String Rate_text = ""; //$NON-NLS-1$
    public static String Rate_title = ""; //$NON-NLS-1$
    public static String Rate_wrong = ""; //$NON-NLS-1$
    public static String Runs_accuracy = ""; //$NON-NLS-1$
    public static String Runs_all = ""; //$NON-NLS-1$
    public static String Runs_curve = ""; //$NON-NLS-1$
    public static String Runs_dataset = ""; //$NON-NLS-1$
    public static String Runs_empty = ""; //$NON-NLS-1$
    public static String Runs_epoch = ""; //$NON-NLS-1$
    public static String Runs_filter = ""; //$NON-NLS-1$
    public static String Runs_filterTip = ""; //$NON-NLS-1$
    public static String Runs_iteration = ""; //$NON-NLS-1$
    public static String Runs_loss = ""; //$NON-NLS-1$
    public static String Runs_name = ""; //$NON-NLS-1$
    public static String Runs_opening = ""; //$NON-NLS-1$
    public static String Runs_origin = ""; //$NON-NLS-1$
    public static String Runs_progress = ""; //$NON-NLS-1$
    public static String Runs_some = ""; //$NON-NLS-1$
    public static String Runs_speed = ""; //$NON-NLS-1$
    public static String Runs_state = ""; //$NON-NLS-1$
    public static String Runs_timeLeft = ""; //$NON-NLS-1$
    public static String Sample_name = ""; //$NON-NLS-1$
    public static String Supervision_begin = ""; //$NON-NLS-1$
    public static String Wizard_batch = ""; //$NON-NLS-1$
    public static String Wizard_browse = ""; //$NON-NLS-1$
    public static String Wizard_dataset = ""; //$NON-NLS-1$
    public static String Wizard_describe = ""; //$NON-NLS-1$
    public static String Wizard_description = ""; //$NON-NLS-1$
    public static String Wizard_epochs = ""; //$NON-NLS-1$
    public static String Wizard_job = ""; //$NON-NLS-1$
    public static String Wizard_name = ""; //$NON-NLS-1$
    public static String Wizard_network = ""; //$NON-NLS-1$
    public static String Wizard_noDataset = ""; //$NON-NLS-1$
    public static String Wizard_noNetwork = ""; //$NON-NLS-1$
    public static String Wizard_optimizer = ""; //$NON-NLS-1$
    public static String Wizard_origin = ""; //$NON-NLS-1$
    public static String Wizard_rate = ""; //$NON-NLS-1$
    public static String Wizard_samples = ""; //$NON-NLS-1$
    public static String Wizard_seed = ""; //$NON-NLS-1$
    public static String Wizard_threads = ""; //$NON-NLS-1$
    public static String Wizard_title = ""; //$NON-NLS-1$

    static {
        initializeMessages("org.netloupe.monitor.ui.internal.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
