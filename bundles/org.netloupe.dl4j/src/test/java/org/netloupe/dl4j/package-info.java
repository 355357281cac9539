/** Datasets that the tests of this bundle train on. */
@NonNullByDefault
package org.netloupe.dl4j;

import org.eclipse.jdt.annotation.NonNullByDefault;
