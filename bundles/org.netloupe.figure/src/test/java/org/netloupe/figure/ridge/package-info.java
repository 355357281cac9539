/** Tests of ridge plots. */
@NonNullByDefault
package org.netloupe.figure.ridge;

import org.eclipse.jdt.annotation.NonNullByDefault;
