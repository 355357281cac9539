/** The process that carries out one run: trains, writes the run's folder and serves an agent. */
@NonNullByDefault
package org.netloupe.dl4j.worker;

import org.eclipse.jdt.annotation.NonNullByDefault;
