/** Trained models: their computation graph, predictions and activations, and the formats that load them. */
@NonNullByDefault
package org.netloupe.core.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
