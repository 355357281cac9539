/** Tests of tables as pictures. */
@NonNullByDefault
package org.netloupe.figure.table;

import org.eclipse.jdt.annotation.NonNullByDefault;
