package org.netloupe.core.extension;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.model.ModelFormat;
import org.netloupe.core.projection.Projection;
import org.netloupe.core.training.TrainingEngine;

/**
 * One of our extension points: its id and what its contributions implement.
 *
 * @param <T> the type of a contribution
 * @param id full id in plugin.xml
 * @param element name of the element that contributes
 */
public record ExtensionPoint<T>(String id, String element, Class<T> type) {
    public static final ExtensionPoint<DataProvider> DATA_PROVIDERS = new ExtensionPoint<>(
            "org.netloupe.core.dataProviders", "dataProvider", DataProvider.class);
    public static final ExtensionPoint<ModelFormat> MODEL_FORMATS = new ExtensionPoint<>(
            "org.netloupe.core.modelFormats", "modelFormat", ModelFormat.class);
    public static final ExtensionPoint<Metric> METRICS = new ExtensionPoint<>("org.netloupe.core.metrics", "metric",
            Metric.class);
    public static final ExtensionPoint<Projection> PROJECTIONS = new ExtensionPoint<>("org.netloupe.core.projections",
            "projection", Projection.class);
    public static final ExtensionPoint<TrainingEngine> TRAINING_ENGINES = new ExtensionPoint<>(
            "org.netloupe.core.trainingEngines", "trainingEngine", TrainingEngine.class);
}
