package org.netloupe.registry.entry;

import java.time.Instant;
import java.util.Optional;

/**
 * When a run was at work.
 *
 * @param started when its process first started
 * @param ended when it last came to an end; empty while it has not
 */
public record RunTimes(Optional<Instant> started, Optional<Instant> ended) {}
