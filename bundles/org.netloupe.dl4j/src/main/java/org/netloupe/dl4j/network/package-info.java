/** Networks: from architectures to DL4J's configurations, and loaded DL4J networks as models that answer activations. */
@NonNullByDefault
package org.netloupe.dl4j.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
