/**
 * The metrics that come with Netloupe, contributed as any vendor's are. All agree on what is predicted: the class with
 * the highest score, the first of equals; scores with a NaN predict no class, which is wrong for every metric.
 */
@NonNullByDefault
package org.netloupe.metrics;

import org.eclipse.jdt.annotation.NonNullByDefault;
