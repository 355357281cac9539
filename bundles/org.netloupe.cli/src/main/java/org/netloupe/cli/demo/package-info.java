/** The demonstration: the main job on sample data, with numbers and pictures as its result. */
@NonNullByDefault
package org.netloupe.cli.demo;

import org.eclipse.jdt.annotation.NonNullByDefault;
