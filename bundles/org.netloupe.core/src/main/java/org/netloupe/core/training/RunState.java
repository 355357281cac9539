package org.netloupe.core.training;

/** Where a run stands. */
public enum RunState {
    /** Waits for its turn. */
    QUEUED,
    /** Its process starts and opens the data. */
    STARTING, RUNNING, PAUSED,
    /** All epochs were trained. */
    DONE,
    /** Ended by the user before its last epoch. */
    STOPPED,
    /** Ended by a fault that the status names. */
    FAILED;

    /** Whether nothing more happens unless the run is resumed. */
    public boolean isFinal() {
        return this == DONE || this == STOPPED || this == FAILED;
    }

    /** Whether a process should be there. */
    public boolean hasProcess() {
        return this == STARTING || this == RUNNING || this == PAUSED;
    }
}
