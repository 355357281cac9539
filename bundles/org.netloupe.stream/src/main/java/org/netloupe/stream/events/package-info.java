/**
 * tfevents files, as TensorBoard reads and writes them: crash-safe records that can be read while they grow; scalars, images,
 * histograms, texts, tensors, hyperparameters, and the values of streams without loss.
 */
@NonNullByDefault
package org.netloupe.stream.events;

import org.eclipse.jdt.annotation.NonNullByDefault;
