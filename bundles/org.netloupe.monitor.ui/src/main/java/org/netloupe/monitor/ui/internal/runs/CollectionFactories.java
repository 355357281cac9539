package org.netloupe.monitor.ui.internal.runs;

import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.impl.list.mutable.FastList;

/**
 * Lets the collections that NatTable uses find their implementation: they ask the service loader, which sees nothing
 * across bundles unless the thread's class loader is that of the implementation. To be called before a table is made;
 * without it tables stay blank.
 */
final class CollectionFactories {
    private CollectionFactories() {}

    static void prepare() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FastList.class.getClassLoader());
        try {
            // a first use loads the factories for good
            Lists.mutable.empty();
            Sets.mutable.empty();
            Maps.mutable.empty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
