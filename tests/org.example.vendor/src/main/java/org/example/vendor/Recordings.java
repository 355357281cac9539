package org.example.vendor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.tensor.InputException;

/**
 * The content of a recordings file: the first line is {@code recordings STEPS}, each other line the kind of a curve and
 * its values, separated by blanks.
 *
 * @param steps values a curve
 * @param kinds one a curve
 * @param curves [curves][steps]; shared
 */
record Recordings(int steps, List<String> kinds, List<float[]> curves) {
    private static final String MAGIC = "recordings ";

    /** Whether the file begins as a recordings file does. */
    static boolean isOne(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            char[] start = new char[MAGIC.length()];
            return in.read(start) == start.length && MAGIC.equals(new String(start));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a file.
     *
     * @throws InputException naming the line where it is broken
     */
    static Recordings read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String first = String.valueOf(in.readLine());
            int steps = steps(file, first);
            List<String> kinds = new ArrayList<>();
            List<float[]> curves = new ArrayList<>();
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.strip().split("\\s+");
                kinds.add(words[0]);
                curves.add(curve(file + ", line " + ++number, words, steps));
            }
            return new Recordings(steps, kinds, curves);
        } catch (MalformedInputException e) {
            throw new InputException(file.toString(), "recordings as UTF-8 text", "other bytes", "", e);
        }
    }

    private static int steps(Path file, String first) throws InputException {
        if (!first.matches("recordings [1-9]\\d{0,5}")) {
            throw new InputException(file + ", line 1", "the word recordings and a number of steps",
                    "\"" + first.substring(0, Math.min(40, first.length())) + "\"", "");
        }
        return Integer.parseInt(first.substring(MAGIC.length()));
    }

    private static float[] curve(String place, String[] words, int steps) throws InputException {
        if (words.length != steps + 1) {
            throw new InputException(place, "a kind and %d values".formatted(steps),
                    "%d values".formatted(words.length - 1), "");
        }
        float[] curve = new float[steps];
        for (int i = 0; i < steps; i++) {
            curve[i] = number(place, words[i + 1]);
        }
        return curve;
    }

    static float number(String place, String word) throws InputException {
        try {
            float value = Float.parseFloat(word);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputException(place, "a number", "\"" + word + "\"", "", e);
        }
        throw new InputException(place, "a finite number", "\"" + word + "\"", "");
    }
}
