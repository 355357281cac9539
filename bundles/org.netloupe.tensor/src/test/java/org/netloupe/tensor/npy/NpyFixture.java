package org.netloupe.tensor.npy;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files that NumPy wrote, see make_npy.py beside them. */
final class NpyFixture {
    private NpyFixture() {}

    static Path file(String name) {
        try {
            return Path.of(NpyFixture.class.getResource("/npy/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
