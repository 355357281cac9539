/** Tests of answers and their pictures. */
@NonNullByDefault
package org.netloupe.monitor.answer;

import org.eclipse.jdt.annotation.NonNullByDefault;
