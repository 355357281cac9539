/** The compiled numerics behind ND4J: which variant fits this processor, and the switches it needs before first use. */
@NonNullByDefault
package org.netloupe.dl4j.natives;

import org.eclipse.jdt.annotation.NonNullByDefault;
