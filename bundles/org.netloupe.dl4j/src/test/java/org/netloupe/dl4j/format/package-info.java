/** Tests of org.netloupe.dl4j.format. */
@NonNullByDefault
package org.netloupe.dl4j.format;

import org.eclipse.jdt.annotation.NonNullByDefault;
