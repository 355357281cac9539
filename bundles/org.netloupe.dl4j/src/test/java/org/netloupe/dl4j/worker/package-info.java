/** Tests of org.netloupe.dl4j.worker. */
@NonNullByDefault
package org.netloupe.dl4j.worker;

import org.eclipse.jdt.annotation.NonNullByDefault;
