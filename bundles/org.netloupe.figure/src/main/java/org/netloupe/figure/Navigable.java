package org.netloupe.figure;

/** A figure with a part that zooms and pans: {@link Picture#plot} turns gestures into viewports for it. */
public interface Navigable extends Figure {

    /** The part of the data that is shown. */
    ChartViewport viewport();

    /** The same figure showing another part. */
    Navigable withViewport(ChartViewport viewport);
}
