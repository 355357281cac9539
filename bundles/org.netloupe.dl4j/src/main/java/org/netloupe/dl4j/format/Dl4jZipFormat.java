package org.netloupe.dl4j.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import org.netloupe.core.data.Probe;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.ModelFormat;
import org.netloupe.core.operation.Progress;
import org.netloupe.dl4j.network.Dl4jModel;

/** DL4J's own zip files, multi-layer networks and computation graphs. */
public final class Dl4jZipFormat implements ModelFormat {
    private static final int LOCAL_HEADER = 0x504b0304;

    @Override
    public Probe probe(Path file) {
        return holds(file, Dl4jZip.CONFIGURATION, Dl4jZip.COEFFICIENTS) ? Probe.CERTAIN : Probe.NO;
    }

    /** Whether the file is a zip with these entries. */
    static boolean holds(Path file, String... entries) {
        if (!isZip(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String entry : entries) {
                if (zip.getEntry(entry) == null) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // a probe only says no; loading would tell why
            return false;
        }
    }

    private static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && java.nio.ByteBuffer.wrap(magic).getInt() == LOCAL_HEADER;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public LoadedModel load(Path file, Progress progress) throws IOException {
        progress.checkCancelled();
        SavedNetwork saved = Dl4jZip.read(file, false);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
        InputNote note = saved.note();
        return note == null
                ? Dl4jModel.of(file.toString(), name, saved.network())
                : Dl4jModel.of(file.toString(), name, saved.network(), note.type());
    }
}
