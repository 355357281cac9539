/** Tests of the help for writing queries. */
@NonNullByDefault
package org.netloupe.monitor.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
