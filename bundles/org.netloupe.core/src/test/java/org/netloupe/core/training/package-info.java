/** Tests of what a run's folder keeps. */
package org.netloupe.core.training;
