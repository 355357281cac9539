/** Tests of org.netloupe.dl4j.network. */
@NonNullByDefault
package org.netloupe.dl4j.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
