/** Arithmetic on what runs recorded: smoothing, rebasing, comparison and averages with bands. Pure functions over arrays. */
@NonNullByDefault
package org.netloupe.stream.curve;

import org.eclipse.jdt.annotation.NonNullByDefault;
