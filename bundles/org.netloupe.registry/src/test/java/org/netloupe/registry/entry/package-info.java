/** Tests of what the registry's entries are made of. */
package org.netloupe.registry.entry;
