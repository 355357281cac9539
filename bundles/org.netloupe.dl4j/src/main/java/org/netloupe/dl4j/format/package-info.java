/** Model files: DL4J's zip, read without deserialising Java objects, and Keras's h5 and keras. */
@NonNullByDefault
package org.netloupe.dl4j.format;

import org.eclipse.jdt.annotation.NonNullByDefault;
