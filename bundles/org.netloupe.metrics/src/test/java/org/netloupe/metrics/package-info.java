/** Tests of the metrics against hand values and scikit-learn. */
package org.netloupe.metrics;
