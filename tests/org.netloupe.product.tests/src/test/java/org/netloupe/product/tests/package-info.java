/** Tests of the packed product, from outside: files, processes, exit codes and what a screen shows. */
@NonNullByDefault
package org.netloupe.product.tests;

import org.eclipse.jdt.annotation.NonNullByDefault;
