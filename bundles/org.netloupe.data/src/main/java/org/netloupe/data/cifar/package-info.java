/** The binary version of CIFAR-10. */
@NonNullByDefault
package org.netloupe.data.cifar;

import org.eclipse.jdt.annotation.NonNullByDefault;
