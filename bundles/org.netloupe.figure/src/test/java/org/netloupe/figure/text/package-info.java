/** Numbers and ticks as they are written. */
package org.netloupe.figure.text;
