package org.netloupe.monitor.answer;

import org.netloupe.figure.VisualData;

/**
 * One way to look at an answer.
 *
 * @param name what is shown, such as "newest" or "over time"
 * @param data for a visualizer
 */
public record Rendition(String name, VisualData data) {}
