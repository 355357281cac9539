/** Supervision tried with real processes of an engine that trains nothing. */
@NonNullByDefault
package org.netloupe.training;

import org.eclipse.jdt.annotation.NonNullByDefault;
