package org.netloupe.core.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.Collections;

import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.eclipse.jdt.annotation.Nullable;

/** The extension registry of a plain virtual machine: every plugin.xml on the class path, without OSGi. */
public final class ClassPathRegistry extends RegistryStrategy {
    private final ClassLoader loader;

    private ClassPathRegistry(ClassLoader loader) {
        super(null, null);
        this.loader = loader;
    }

    /** Reads every plugin.xml that the class loader sees; contributed classes come from it too. */
    public static IExtensionRegistry read(ClassLoader loader) {
        Object key = new Object();
        IExtensionRegistry registry = RegistryFactory.createRegistry(new ClassPathRegistry(loader), key, key);
        try {
            for (URL url : Collections.list(loader.getResources("plugin.xml"))) {
                add(registry, url, key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return registry;
    }

    private static void add(IExtensionRegistry registry, URL url, Object key) throws IOException {
        try (InputStream in = url.openStream()) {
            String name = contributorName(url);
            registry.addContribution(in, ContributorFactorySimple.createContributor(name), false, name, null, key);
        }
    }

    /** The folder of the module, or the jar without its version. */
    private static String contributorName(URL pluginXml) {
        String[] parts = pluginXml.getPath().split("[/!]+");
        for (int i = parts.length - 2; i >= 0; i--) {
            if (!parts[i].endsWith("classes") && !parts[i].equals("target")) {
                return parts[i].replaceFirst("-\\d.*$", "");
            }
        }
        return pluginXml.toString();
    }

    @Override
    public Object createExecutableExtension(@Nullable RegistryContributor contributor, @Nullable String className,
            @Nullable String overridden) throws CoreException {
        try {
            return loader.loadClass(className).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw failed(className, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(className, e);
        }
    }

    private static CoreException failed(@Nullable String className, @Nullable Throwable cause) {
        return new CoreException(new Status(IStatus.ERROR, "org.netloupe.core", "Cannot create " + className, cause));
    }
}
