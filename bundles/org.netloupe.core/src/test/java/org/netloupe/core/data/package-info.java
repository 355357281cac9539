/** Tests of splits. */
package org.netloupe.core.data;
