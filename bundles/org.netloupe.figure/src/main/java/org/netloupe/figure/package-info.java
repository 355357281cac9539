/** Pictures as pure functions of an immutable model, a size and a theme: painted on Graphics2D, hit-testable, exported to PNG and SVG. */
@NonNullByDefault
package org.netloupe.figure;

import org.eclipse.jdt.annotation.NonNullByDefault;
