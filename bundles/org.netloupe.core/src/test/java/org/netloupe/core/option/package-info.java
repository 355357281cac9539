/** Tests of options. */
package org.netloupe.core.option;
