package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.osgi.util.NLS;

/** The texts of this package, in messages.properties. */
public final class WatchMessages extends NLS {
    public static String Answer_draw = ""; //$NON-NLS-1$
    public static String Answer_endedEmpty = ""; //$NON-NLS-1$
    public static String Answer_frameTip = ""; //$NON-NLS-1$
    public static String Answer_live = ""; //$NON-NLS-1$
    public static String Answer_liveTip = ""; //$NON-NLS-1$
    public static String Answer_lookTip = ""; //$NON-NLS-1$
    public static String Answer_waiting = ""; //$NON-NLS-1$
    public static String Answers_none = ""; //$NON-NLS-1$
    public static String Processes_change = ""; //$NON-NLS-1$
    public static String Processes_kind = ""; //$NON-NLS-1$
    public static String Processes_latest = ""; //$NON-NLS-1$
    public static String Processes_name = ""; //$NON-NLS-1$
    public static String Processes_nonFinite = ""; //$NON-NLS-1$
    public static String Processes_none = ""; //$NON-NLS-1$
    public static String Processes_pause = ""; //$NON-NLS-1$
    public static String Processes_resume = ""; //$NON-NLS-1$
    public static String Processes_stop = ""; //$NON-NLS-1$
    public static String Processes_undo = ""; //$NON-NLS-1$
    public static String Processes_watch = ""; //$NON-NLS-1$
    public static String Query_empty = ""; //$NON-NLS-1$
    public static String Query_noProcess = ""; //$NON-NLS-1$
    public static String Query_processTip = ""; //$NON-NLS-1$
    public static String Query_run = ""; //$NON-NLS-1$
    public static String Query_runTip = ""; //$NON-NLS-1$
    public static String Query_tip = ""; //$NON-NLS-1$
    public static String Setting_question = ""; //$NON-NLS-1$
    public static String Setting_range = ""; //$NON-NLS-1$
    public static String Setting_title = ""; //$NON-NLS-1$
    public static String Streams_cost = ""; //$NON-NLS-1$
    public static String Streams_dropped = ""; //$NON-NLS-1$
    public static String Streams_last = ""; //$NON-NLS-1$
    public static String Streams_process = ""; //$NON-NLS-1$
    public static String Streams_query = ""; //$NON-NLS-1$
    public static String Streams_rate = ""; //$NON-NLS-1$
    public static String Streams_remove = ""; //$NON-NLS-1$
    public static String Streams_state = ""; //$NON-NLS-1$
    public static String Streams_stop = ""; //$NON-NLS-1$
    public static String Streams_values = ""; //$NON-NLS-1$

    static {
        initializeMessages("org.netloupe.monitor.ui.internal.watch.messages", WatchMessages.class); //$NON-NLS-1$
    }

    private WatchMessages() {}
}
