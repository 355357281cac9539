/** Maps of activations over the epochs of a training run, and what instances go through on their way. */
@NonNullByDefault
package org.netloupe.embedding.epochs;

import org.eclipse.jdt.annotation.NonNullByDefault;
