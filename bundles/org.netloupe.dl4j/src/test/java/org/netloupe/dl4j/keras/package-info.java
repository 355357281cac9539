/** Tests of org.netloupe.dl4j.keras. */
@NonNullByDefault
package org.netloupe.dl4j.keras;

import org.eclipse.jdt.annotation.NonNullByDefault;
