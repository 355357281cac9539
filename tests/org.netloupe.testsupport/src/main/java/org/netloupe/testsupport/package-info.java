/** What tests of several bundles share. */
@NonNullByDefault
package org.netloupe.testsupport;

import org.eclipse.jdt.annotation.NonNullByDefault;
