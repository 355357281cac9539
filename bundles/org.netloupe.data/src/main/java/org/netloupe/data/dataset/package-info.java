/** What the shipped datasets share: their description, splits and class names. */
@NonNullByDefault
package org.netloupe.data.dataset;

import org.eclipse.jdt.annotation.NonNullByDefault;
