/** Recordings of a measuring instrument: how a vendor adds data, a metric and a view to Netloupe. */
@NonNullByDefault
package org.example.vendor;

import org.eclipse.jdt.annotation.NonNullByDefault;
