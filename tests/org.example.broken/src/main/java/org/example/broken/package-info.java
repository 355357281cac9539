/** Contributions that throw. */
@NonNullByDefault
package org.example.broken;

import org.eclipse.jdt.annotation.NonNullByDefault;
