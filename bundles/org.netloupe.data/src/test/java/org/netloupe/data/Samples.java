package org.netloupe.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

/**
 * Small valid sources for every provider, for the tests that go over all of them.
 *
 * @param provider last part of its id
 * @param path file or folder, empty for what is generated
 */
record Samples(String provider, Optional<Path> path, Map<String, String> options) {

    /** Writes sources below a folder. */
    static List<Samples> write(Path folder) throws IOException {
        List<Samples> samples = new ArrayList<>();
        samples.add(at("idx", Opened.resource("idx/plain")));
        samples.add(at("idx", Opened.resource("idx/packed")));
        samples.add(at("cifar10", cifar(folder)));
        samples.add(at("imageFolder", imageFolder(folder)));
        samples.add(at("imageFolder", imageZip(folder)));
        samples.add(at("csv", Files.writeString(folder.resolve("t.csv"),
                "a,b,word,class\n1,2,x,u\n3,4.5,,v\n5,-6e1,\"y,\"\"z\",u\n0,0,x,v\n7,8,x,u\n1,1,x,u\n")));
        samples.add(at("npy", npy(folder)));
        samples.add(at("npy", npz(folder)));
        samples.add(new Samples("glyphs", Optional.empty(), Map.of("size", "30")));
        samples.add(new Samples("shapes", Optional.empty(), Map.of("size", "30")));
        samples.add(new Samples("brackets", Optional.empty(), Map.of("size", "30")));
        return samples;
    }

    private static Samples at(String provider, Path path) {
        return new Samples(provider, Optional.of(path), Map.of());
    }

    static Path cifar(Path folder) throws IOException {
        byte[] bytes = new byte[4 * 3073];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 3073 == 0 ? i / 3073 : i * 7);
        }
        return Files.write(folder.resolve("data_batch_1.bin"), bytes);
    }

    static Path imageFolder(Path folder) throws IOException {
        Path root = folder.resolve("images");
        List<String> names = List.of("rgb.png", "grey.png", "palette.png", "rgb.jpg", "rgb.bmp", "palette.gif");
        for (int i = 0; i < names.size(); i++) {
            Path inside = Files.createDirectories(root.resolve("class" + i % 2));
            Files.copy(Opened.resource("image/" + names.get(i)), inside.resolve(names.get(i)));
        }
        return root;
    }

    static Path imageZip(Path folder) throws IOException {
        Path file = folder.resolve("images.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("train/a/rgb.png", "train/b/rgb.jpg", "test/a/grey.png", "test/b/rgb.bmp")) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(Opened.resource("image/" + Path.of(name).getFileName()), zip);
            }
        }
        return file;
    }

    static Path npy(Path folder) throws IOException {
        NpyFile.write(folder.resolve("y.npy"), Tensor.of(new long[]{0, 1, 2, 0, 1, 2}, 6));
        NpyFile.write(folder.resolve("x.npy"), Tensor.of(new float[18], 6, 3));
        return folder.resolve("x.npy");
    }

    static Path npz(Path folder) throws IOException {
        Path file = folder.resolve("made.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("x.npy", "y.npy")) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve(name), zip);
            }
        }
        return file;
    }
}
