/** Training: batches from a dataset, updates, evaluation in evaluation mode; knows no process, file or agent. */
@NonNullByDefault
package org.netloupe.dl4j.training;

import org.eclipse.jdt.annotation.NonNullByDefault;
