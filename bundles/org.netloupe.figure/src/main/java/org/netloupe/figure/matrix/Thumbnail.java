package org.netloupe.figure.matrix;

import org.netloupe.figure.Status;
import org.netloupe.figure.VisualData.Image;

import java.util.Optional;

/**
 * One image of a grid.
 *
 * @param instance
 *            what a hit names
 * @param image
 *            its samples
 * @param caption
 *            below it, such as "7 as 1"
 * @param status
 *            a mark in its corner, such as failed for a wrong prediction
 */
public record Thumbnail(long instance, Image image, String caption, Optional<Status> status) {}
