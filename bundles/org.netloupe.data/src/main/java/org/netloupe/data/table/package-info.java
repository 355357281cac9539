/** Tables in text files: CSV, TSV. */
@NonNullByDefault
package org.netloupe.data.table;

import org.eclipse.jdt.annotation.NonNullByDefault;
