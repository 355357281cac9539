/** Looks at the workbench from inside for a test that drives the product from outside. */
@NonNullByDefault
package org.example.probe;

import org.eclipse.jdt.annotation.NonNullByDefault;
