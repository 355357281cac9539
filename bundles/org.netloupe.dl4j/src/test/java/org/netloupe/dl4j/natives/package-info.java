/** Tests of org.netloupe.dl4j.natives. */
@NonNullByDefault
package org.netloupe.dl4j.natives;

import org.eclipse.jdt.annotation.NonNullByDefault;
