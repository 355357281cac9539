/** The visualizers that ship with the workbench, contributed like those of vendors. */
@NonNullByDefault
package org.netloupe.figure.visualizer;

import org.eclipse.jdt.annotation.NonNullByDefault;
