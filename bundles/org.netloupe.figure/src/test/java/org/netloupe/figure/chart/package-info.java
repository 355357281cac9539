/** Charts, seen by their pixels and hits. */
package org.netloupe.figure.chart;
