/** What the registry keeps: models, datasets and runs with their names, notes and tags, and how they descend from each other. */
@NonNullByDefault
package org.netloupe.registry.entry;

import org.eclipse.jdt.annotation.NonNullByDefault;
