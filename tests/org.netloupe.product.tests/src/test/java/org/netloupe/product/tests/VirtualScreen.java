package org.netloupe.product.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An X server without a monitor whose picture is a file (Xvfb's frame buffer in XWD format); one per test. */
final class VirtualScreen implements AutoCloseable {

    private final Process server;
    private final Path frameBuffer;
    private final String display;

    private VirtualScreen(Process server, Path frameBuffer, String display) {
        this.server = server;
        this.frameBuffer = frameBuffer;
        this.display = display;
    }

    /** Opens a screen of 1680 x 1050 on the first free number; {@code folder} receives its picture. */
    static VirtualScreen open(Path folder) throws IOException {
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1680x1050x24", "-nolisten",
                "tcp",
                "-fbdir", folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader numbers = new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String number = numbers.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new VirtualScreen(server, folder.resolve("Xvfb_screen0"), ":" + number);
    }

    /** What DISPLAY is set to for programs that draw here. */
    String display() {
        return display;
    }

    /** Share of the pixels, 0 to 1, that are not of the black background. */
    double covered() throws IOException {
        int covered = 0;
        List<Integer> pixels = pixels();
        for (int pixel : pixels) {
            covered += (pixel & 0xffffff) != 0 ? 1 : 0;
        }
        return (double) covered / pixels.size();
    }

    /** Number of different colours on the screen. */
    int colours() throws IOException {
        Set<Integer> colours = new HashSet<>(pixels());
        return colours.size();
    }

    /** Every second pixel of every second row; XWD has a header of big-endian words, then the colour map, then rows. */
    private List<Integer> pixels() throws IOException {
        ByteBuffer image = ByteBuffer.wrap(Files.readAllBytes(frameBuffer));
        int width = image.getInt(16);
        int height = image.getInt(20);
        int rowBytes = image.getInt(48);
        int start = image.getInt(0) + 12 * image.getInt(76);
        List<Integer> pixels = new ArrayList<>(width * height / 4);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                pixels.add(Integer.reverseBytes(image.getInt(start + y * rowBytes + 4 * x)));
            }
        }
        return pixels;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
