/** Keras models: configuration and weights of .h5 and .keras files become a DL4J network; nothing in them is executed. */
@NonNullByDefault
package org.netloupe.dl4j.keras;

import org.eclipse.jdt.annotation.NonNullByDefault;
