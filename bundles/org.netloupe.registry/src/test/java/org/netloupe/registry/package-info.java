/** Tests of the registry on H2 and PostgreSQL, with several processes. */
package org.netloupe.registry;
