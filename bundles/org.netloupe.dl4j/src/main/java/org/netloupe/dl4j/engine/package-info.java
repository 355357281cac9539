/** The contributed training engine, as the workbench and the command line see it. */
@NonNullByDefault
package org.netloupe.dl4j.engine;

import org.eclipse.jdt.annotation.NonNullByDefault;
