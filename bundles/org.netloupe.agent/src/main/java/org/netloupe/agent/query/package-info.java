/**
 * The query language: its one parser, the tree that it makes, its canonical text, and the pipeline that evaluates it over
 * events, live in a host or stored.
 */
@NonNullByDefault
package org.netloupe.agent.query;

import org.eclipse.jdt.annotation.NonNullByDefault;
