/** Values in words: tables and logs as pictures. */
@NonNullByDefault
package org.netloupe.figure.table;

import org.eclipse.jdt.annotation.NonNullByDefault;
