/**
 * Streams that are kept in event files: recorded with their query, numbers and times, read again, followed while they grow,
 * and asked the queries that live events are asked.
 */
@NonNullByDefault
package org.netloupe.stream.stored;

import org.eclipse.jdt.annotation.NonNullByDefault;
