package org.netloupe.dl4j.natives;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.config.DL4JClassLoading;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.netloupe.tensor.InputException;

/** Makes ND4J ready before its first use. Thread safe. */
public final class Natives {
    private static final Logger LOG = System.getLogger(Natives.class.getName());
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String FOLDER = "/org/nd4j/linalg/cpu/nativecpu/bindings/";
    private static final List<String> LIBRARIES = List.of("/libnd4jcpu.so", "/libnd4jcpu.dll", "/libnd4jcpu.dylib");

    private static boolean ready;

    private Natives() {}

    /**
     * Chooses the native library by the processor's flags, unless the system property
     * {@code org.bytedeco.javacpp.platform.extension} names one, and loads it. Later calls do nothing.
     *
     * @throws InputException if the library cannot be loaded on this machine
     */
    public static synchronized void prepare() throws InputException {
        if (ready) {
            return;
        }
        setUp();
        requirePacked();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ND4JClassLoading.class.getClassLoader());
        try {
            Nd4j.getExecutioner();
            ready = true;
        } catch (RuntimeException | LinkageError e) {
            throw new InputException("The native library of ND4J", "one for " + System.getProperty("os.arch"),
                    String.valueOf(e.getMessage()), "Use a product built for this platform.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void setUp() {
        System.setProperty("org.nd4j.log.initialization", "false");
        System.setProperty("org.deeplearning4j.crash.reporting.enabled", "false");
        ND4JClassLoading.setNd4jClassloader(ND4JClassLoading.class.getClassLoader());
        DL4JClassLoading.setDl4jClassloader(DL4JClassLoading.class.getClassLoader());
        if (System.getProperty(EXTENSION) == null) {
            String extension = NativeVariant.choose(Processor.current(), Natives::isPacked).extension();
            if (!extension.isEmpty()) {
                System.setProperty(EXTENSION, extension);
            }
        }
        LOG.log(Level.INFO, "Numerics: ND4J natives {0}{1}", Loader.Detector.getPlatform(),
                System.getProperty(EXTENSION, ""));
    }

    /** Without its library ND4J would fail with a report of classes; builds for CUDA have no such binding. */
    private static void requirePacked() throws InputException {
        String platform = Loader.Detector.getPlatform();
        if (ND4JClassLoading.class.getResource(FOLDER + "Nd4jCpu.class") != null
                && NativeVariant.BY_PREFERENCE.stream().noneMatch(Natives::isPacked)) {
            throw new InputException("DL4J", "native libraries for " + platform, "none in this product",
                    "Use a product that is built for " + platform + ".");
        }
    }

    private static boolean isPacked(NativeVariant variant) {
        String folder = FOLDER + Loader.Detector.getPlatform() + variant.extension();
        return LIBRARIES.stream().anyMatch(library -> ND4JClassLoading.class.getResource(folder + library) != null);
    }
}
