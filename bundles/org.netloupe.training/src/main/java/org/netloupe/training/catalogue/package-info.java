/** What fills a workspace: importing datasets and models, naming a dataset in one word, the samples. */
@NonNullByDefault
package org.netloupe.training.catalogue;

import org.eclipse.jdt.annotation.NonNullByDefault;
