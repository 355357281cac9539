/** Tests of contributions, broken ones above all. */
package org.netloupe.core.extension;
