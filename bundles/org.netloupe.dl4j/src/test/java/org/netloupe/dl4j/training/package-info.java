/** Tests of org.netloupe.dl4j.training. */
@NonNullByDefault
package org.netloupe.dl4j.training;

import org.eclipse.jdt.annotation.NonNullByDefault;
