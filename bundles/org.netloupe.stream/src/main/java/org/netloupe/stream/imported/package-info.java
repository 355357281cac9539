/** Runs that other programs recorded: TensorBoard's event files, MLflow's file store and tables of metrics. */
@NonNullByDefault
package org.netloupe.stream.imported;

import org.eclipse.jdt.annotation.NonNullByDefault;
