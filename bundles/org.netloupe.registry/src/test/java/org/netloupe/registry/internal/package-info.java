/** Tests of the registry's tables. */
package org.netloupe.registry.internal;
