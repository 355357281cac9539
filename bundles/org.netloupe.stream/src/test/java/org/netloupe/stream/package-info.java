/** Tests of connections: agents and clients over real sockets, in one process and in two. */
@NonNullByDefault
package org.netloupe.stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
