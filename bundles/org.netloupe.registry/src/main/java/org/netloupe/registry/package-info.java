/** What a workspace knows: its models, datasets and runs, kept in a database that several processes share. */
@NonNullByDefault
package org.netloupe.registry;

import org.eclipse.jdt.annotation.NonNullByDefault;
