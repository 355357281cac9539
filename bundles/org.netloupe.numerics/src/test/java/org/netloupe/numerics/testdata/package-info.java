/** Points, reference values and watchers for the tests. */
@NonNullByDefault
package org.netloupe.numerics.testdata;

import org.eclipse.jdt.annotation.NonNullByDefault;
