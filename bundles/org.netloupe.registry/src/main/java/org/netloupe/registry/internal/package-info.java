/** The tables behind the registry: JDBC connections, transactions, migrations and SQL. */
@NonNullByDefault
package org.netloupe.registry.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
