/** Filling workspaces from files of every kind. */
@NonNullByDefault
package org.netloupe.training.catalogue;

import org.eclipse.jdt.annotation.NonNullByDefault;
