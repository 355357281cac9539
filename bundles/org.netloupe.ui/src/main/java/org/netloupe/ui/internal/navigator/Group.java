package org.netloupe.ui.internal.navigator;

import java.util.List;

import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** The kinds of entries as branches of the tree. */
enum Group {
    DATASETS("icons/dataset.svg"), MODELS("icons/model.svg"), RUNS("icons/run.svg"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

    private final String icon;

    Group(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    String label() {
        return switch (this) {
            case DATASETS -> Messages.Navigator_datasets;
            case MODELS -> Messages.Navigator_models;
            case RUNS -> Messages.Navigator_runs;
        };
    }

    /** What to do while the branch is empty. */
    String hint() {
        return switch (this) {
            case DATASETS -> Messages.Navigator_noDatasets;
            case MODELS -> Messages.Navigator_noModels;
            case RUNS -> Messages.Navigator_noRuns;
        };
    }

    List<? extends Entry> entries(WorkspaceSnapshot snapshot) {
        return switch (this) {
            case DATASETS -> snapshot.datasets();
            case MODELS -> snapshot.models();
            case RUNS -> snapshot.runs();
        };
    }
}
