package org.netloupe.stream.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalarFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void checkSumsAreThoseOfTheFormat() {
        byte[] text = "CRC test, one two".getBytes(StandardCharsets.US_ASCII);
        byte[] record = new byte[text.length + 2];
        record[0] = 0x1a;
        record[1] = (byte) text.length;
        System.arraycopy(text, 0, record, 2, text.length);
        assertEquals(0x5794d08a, new MaskedCrc().of(record, 0, record.length));
        byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(19).array();
        assertEquals(0x1b32910c, new MaskedCrc().of(length, 0, 8));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder)) {
            writer.write("loss", 0, 12.5, 2.5);
            writer.write("loss", 1L << 40, 13.25, Double.NaN);
            writer.write("größe/α", 7, 14, Double.NEGATIVE_INFINITY);
        }
        ScalarFolder read = new ScalarFolder(folder);
        assertTrue(read.poll());
        assertEquals(List.of("größe/α", "loss"), read.tags());
        ScalarSeries.Snapshot loss = read.series("loss").orElseThrow();
        assertEquals(2, loss.size());
        assertArrayEquals(new long[]{0, 1L << 40}, Arrays.copyOf(loss.steps(), 2));
        assertArrayEquals(new double[]{12.5, 13.25}, Arrays.copyOf(loss.wallTimes(), 2));
        assertEquals(2.5, loss.values()[0]);
        assertTrue(Double.isNaN(loss.last()));
        assertEquals(Double.NEGATIVE_INFINITY, read.series("größe/α").orElseThrow().last());
        assertFalse(read.poll(), "nothing was added");
    }

    @Test
    void aFileIsReadWhileItGrowsByteByByte() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder)) {
            LongStream.range(1, 40).forEach(step -> write(writer, "a", step, step * 0.5));
        }
        byte[] whole = Files.readAllBytes(onlyFile());
        Path growing = Files.createDirectory(folder.resolve("growing")).resolve("events.out.tfevents.1");
        ScalarFolder read = new ScalarFolder(growing.getParent());
        assertFalse(read.poll());
        for (byte next : whole) {
            Files.write(growing, new byte[]{next}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            read.poll();
        }
        assertEquals(39, read.series("a").orElseThrow().size());
        assertEquals(19.5, read.series("a").orElseThrow().last());
        assertEquals(List.of(), read.damages());
    }

    @Test
    void aResumedRunReplacesWhatCameAfterItsCheckpoint() throws IOException {
        try (ScalarWriter first = new ScalarWriter(folder)) {
            LongStream.rangeClosed(1, 100).forEach(step -> write(first, "loss", step, 1));
        }
        ScalarFolder read = new ScalarFolder(folder);
        read.poll();
        ScalarSeries.Snapshot before = read.series("loss").orElseThrow();
        try (ScalarWriter second = new ScalarWriter(folder)) {
            LongStream.rangeClosed(61, 70).forEach(step -> write(second, "loss", step, 2));
        }
        read.poll();
        ScalarSeries.Snapshot after = read.series("loss").orElseThrow();
        assertEquals(70, after.size());
        assertArrayEquals(LongStream.rangeClosed(1, 70).toArray(), Arrays.copyOf(after.steps(), 70));
        assertEquals(1, after.values()[59]);
        assertEquals(2, after.values()[60]);
        assertEquals(100, before.size());
        assertEquals(1, before.values()[60], "an earlier snapshot keeps what it showed");
    }

    @Test
    void recordsLongerThanTheBufferAndHugeOnesAreTakenOrPassedOver() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder)) {
            writer.write("a", 1, 1);
        }
        Path file = onlyFile();
        appendRecord(file, unknownField(3 << 20)); // an image of 3 MB
        appendHole(file, 3L << 30); // a graph of 3 GB, whose content is never looked at
        try (ScalarWriter writer = new ScalarWriter(folder.resolve("tail"))) {
            writer.write("a", 2, 2);
        }
        Files.write(file, Files.readAllBytes(onlyFile(folder.resolve("tail"))), StandardOpenOption.APPEND);
        ScalarFolder read = new ScalarFolder(folder);
        read.poll();
        assertEquals(1, read.damages().size());
        assertTrue(String.valueOf(read.damages().getFirst().getMessage()).contains("It was passed over"));
        assertEquals(2, read.series("a").orElseThrow().size());
    }

    @Test
    void scalarsThatTensorFlow2WritesAsTensorsAreRead() throws IOException {
        Path file = folder.resolve("events.out.tfevents.2");
        // Event{step 3, summary{value{tag "m", tensor{dtype float, content 1.5f}}}}, then with float_val, then double
        byte[] content = {0x08, 1, 0x12, 0, 0x22, 4, 0, 0, (byte) 0xc0, 0x3f};
        byte[] floatValue = {0x08, 1, 0x2a, 4, 0, 0, 0x20, 0x40};
        byte[] doubleValue = {0x08, 2, 0x31, 0, 0, 0, 0, 0, 0, 0x0c, 0x40};
        byte[] twoValues = {0x08, 1, 0x2a, 8, 0, 0, 0x20, 0x40, 0, 0, 0x20, 0x40};
        int step = 1;
        for (byte[] tensor : List.of(content, floatValue, doubleValue, twoValues)) {
            appendRecord(file, tensorEvent(step++, tensor));
        }
        ScalarFolder read = new ScalarFolder(folder);
        read.poll();
        ScalarSeries.Snapshot series = read.series("m").orElseThrow();
        assertEquals(3, series.size(), "a tensor of two numbers is no scalar");
        assertArrayEquals(new double[]{1.5, 2.5, 3.5}, Arrays.copyOf(series.values(), 3));
    }

    @Test
    void aFlippedBitCostsItsRecordAndIsTold() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder)) {
            LongStream.range(1, 10).forEach(step -> write(writer, "a", step, step));
        }
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[bytes.length - 8] ^= 1;
        Files.write(onlyFile(), bytes);
        ScalarFolder read = new ScalarFolder(folder);
        read.poll();
        assertEquals(8, read.series("a").orElseThrow().size());
        assertEquals(1, read.damages().size());
        String message = String.valueOf(read.damages().getFirst().getMessage());
        assertTrue(message.contains("at byte") && message.contains("check sum"), message);
    }

    @Test
    void mutatedFilesNeverBreakTheReader() throws IOException {
        try (ScalarWriter writer = new ScalarWriter(folder)) {
            LongStream.range(1, 30).forEach(step -> write(writer, "tag" + step % 3, step, step));
        }
        byte[] valid = Files.readAllBytes(onlyFile());
        Path mutant = folder.resolve("mutant");
        SplittableRandom random = new SplittableRandom(20261121);
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(mutant, bytes);
            EventFileReader reader = new EventFileReader(mutant);
            reader.poll((tag, step, wallTime, value) -> assertTrue(step >= 0));
            reader.poll((tag, step, wallTime, value) -> assertTrue(step >= 0));
        }
    }

    @Test
    void mutatedMessagesWithSoundCheckSumsNeverBreakTheDecoder() throws IOException {
        byte[] valid = tensorEvent(3, new byte[]{0x08, 1, 0x12, 0, 0x22, 4, 0, 0, (byte) 0xc0, 0x3f});
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(valid, 1 + random.nextInt(valid.length));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                new EventDecoder().decode(bytes, 0, bytes.length, 0);
            } catch (ProtobufReader.MalformedException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 5);
            }
        }
    }

    @Test
    void filesOfTensorboardXAreRead() throws IOException {
        Path runs = Path.of("../../../shared/data/tfevents");
        assumeTrue(Files.isDirectory(runs), "no files written by tensorboardX beside this checkout");
        ScalarFolder read = new ScalarFolder(runs.resolve("lr-0.1"));
        read.poll();
        assertEquals(List.of(), read.damages());
        assertTrue(read.tags().stream().mapToInt(tag -> read.series(tag).orElseThrow().size()).max().orElse(0) >= 1999,
                () -> read.tags().toString());
    }

    private static void write(ScalarWriter writer, String tag, long step, double value) {
        try {
            writer.write(tag, step, value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path onlyFile() throws IOException {
        return onlyFile(folder);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static byte[] tensorEvent(int step, byte[] tensor) {
        byte[] value = concat(new byte[]{0x0a, 1, 'm', 0x42, (byte) tensor.length}, tensor);
        byte[] summary = concat(new byte[]{0x0a, (byte) value.length}, value);
        return concat(new byte[]{0x10, (byte) step, 0x2a, (byte) summary.length}, summary);
    }

    /** A message with nothing but an unknown field of so many bytes. */
    private static byte[] unknownField(int length) {
        ByteBuffer message = ByteBuffer.allocate(length + 8).put((byte) 0x7a);
        int rest = length;
        while (rest > 127) {
            message.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        return Arrays.copyOf(message.put((byte) rest).array(), message.position() + length);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static void appendRecord(Path file, byte[] message) throws IOException {
        MaskedCrc crc = new MaskedCrc();
        ByteBuffer record = ByteBuffer.allocate(message.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(message.length).putInt(crc.of(record.array(), 0, 8)).put(message);
        record.putInt(crc.of(message, 0, message.length));
        Files.write(file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A record of zeros that takes no space on the disk. */
    private static void appendHole(Path file, long length) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        header.putInt(new MaskedCrc().of(header.array(), 0, 8)).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long at = channel.size();
            channel.write(header, at);
            channel.write(ByteBuffer.allocate(1), at + 12 + length + 3);
        }
    }
}
