package org.netloupe.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.netloupe.agent.value.Values;

/** Messages survive their bytes; other bytes are refused, whatever they are. */
class MessageCodecTest {
    private static final Value EVERYTHING = Values.of(everything());

    private static Map<String, Object> everything() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("whole", Long.MIN_VALUE);
        map.put("real", Double.NaN);
        map.put("text", "gr\u00f6\u00dfe \ud83d\ude00");
        map.put("tuple", List.of(1, 2.5, "x", List.of()));
        map.put("floats", Tensor.of(new float[]{1, -2, Float.POSITIVE_INFINITY, 0, 5, 6}, 2, 3));
        map.put("doubles", new double[]{1.5});
        map.put("longs", new long[0]);
        map.put("bytes", Tensor.ofBytes(Tensor.Element.UINT8, new int[]{2, 1}, new byte[]{3, -1}));
        map.put("points", new Points(2, new float[]{1, 2, 3, 4}, new int[]{-1, 7}));
        map.put("space", new Points(3, 1, 2, 3));
        map.put("image", new Image(2, 1, 3, new byte[]{1, 2, 3, 4, 5, 6}));
        return map;
    }

    private static final List<Message> MESSAGES = List.of(new Message.Hello(1, "client"),
            new Message.Welcome(1, "name", 42, Map.of("run", "7"), 10_000), new Message.Ping(),
            new Message.Pong(true, false, 3), new Message.Describe(5, true),
            new Message.Described(5, new Description(
                    List.of(new Description.Event("batch",
                            List.of(new Description.Observable("loss", ValueType.NUMBER, "mean"),
                                    new Description.Observable("all", ValueType.MAP, "",
                                            Optional.of(Structure.of(Values.plain(EVERYTHING))), "{...}")))),
                    List.of(new Description.Observable("epoch", ValueType.NUMBER, "")),
                    List.of(new Description.Group("epoch", "run", true, 3)),
                    List.of(new Description.Command("set", "sets",
                            List.of(Parameter.number("value", 0, 1), Parameter.text("mode", "a", "b").orNone(),
                                    Parameter.whole("times", 1, 9)))),
                    List.of(new Description.Setting("rate", "step", 0, Double.POSITIVE_INFINITY, 0.5)),
                    List.of(new Description.Stream(1, "batch", "c", true, 2, 3, 4, 5, 6, 7, 8, 6.5, 7.5)),
                    List.of(new Description.Logged(5, "c", "set", Map.of("x", EVERYTHING), Message.State.DONE, "",
                            Optional.of(EVERYTHING))))),
            new Message.Open(6, "batch | count by epoch", 100, 1 << 20, true, true),
            new Message.Opened(6, 1, "batch", true, Optional.of("/dev/shm/x")),
            new Message.Refused(6, "no", 3, 5), new Message.Consumed(1, 77), new Message.Close(1),
            new Message.Values(1, 9, 2, 3, List.of(new Message.Timed(1_700_000_000_000_000L, EVERYTHING),
                    new Message.Timed(2, new Value.Whole(5)))),
            new Message.Values(1, 0, 0, 0, List.of()), new Message.Ended(1, "over", true),
            new Message.Command(8, "set", Map.of("x", EVERYTHING)),
            new Message.Acknowledged(8, Message.State.DONE, "", Optional.of(EVERYTHING)),
            new Message.Acknowledged(8, Message.State.ACCEPTED, "later", Optional.empty()), new Message.Fault("why"));

    @Test
    void everyMessageComesBackAsItWas() throws ProtocolException {
        for (Message message : MESSAGES) {
            assertEquals(message, MessageCodec.decode(MessageCodec.encode(message)));
        }
    }

    @Test
    void theBytesAreTheDocumentedOnes() {
        byte[] ping = {(byte) 0x81, (byte) 0xa4, 'k', 'i', 'n', 'd', (byte) 0xa4, 'p', 'i', 'n', 'g'};
        assertEquals(java.util.HexFormat.of().formatHex(ping),
                java.util.HexFormat.of().formatHex(MessageCodec.encode(new Message.Ping())));
    }

    @Test
    void mutatedMessagesAreReadOrRefused() {
        Random random = new Random(11);
        for (Message message : MESSAGES) {
            byte[] valid = MessageCodec.encode(message);
            for (int round = 0; round < 2000; round++) {
                byte[] bytes = java.util.Arrays.copyOf(valid, random.nextInt(4) == 0
                        ? random.nextInt(valid.length + 1)
                        : valid.length);
                for (int edit = random.nextInt(4); edit > 0 && bytes.length > 0; edit--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                readOrRefused(bytes);
            }
        }
    }

    @Test
    void randomBytesAreReadOrRefused() {
        Random random = new Random(12);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            readOrRefused(bytes);
        }
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            MessageCodec.decode(bytes);
        } catch (ProtocolException e) {
            assertTrue(e.getMessage() != null);
        }
    }

    @Test
    void announcedSizesAreNotBelieved() {
        byte[][] lies = {{(byte) 0xdd, 0x7f, -1, -1, -1}, {(byte) 0xdf, 0x7f, -1, -1, -1},
                {(byte) 0xdb, 0x7f, -1, -1, -1}, {(byte) 0xc9, 0x7f, -1, -1, -1, 1}, {(byte) 0xdd, -1, -1, -1, -1}};
        for (byte[] lie : lies) {
            assertThrows(ProtocolException.class, () -> ValueCodec.read(lie));
        }
        byte[] deep = new byte[100_000];
        java.util.Arrays.fill(deep, (byte) 0x91);
        assertThrows(ProtocolException.class, () -> ValueCodec.read(deep));
    }

    @Test
    void faultsNameTheField() {
        assertFault(Map.of("kind", "open", "request", 1), "'query' (text) is missing");
        assertFault(Map.of("kind", "open", "request", "x"), "'request' should be a whole number, but is a text");
        assertFault(Map.of("kind", "dance"), "no message of kind 'dance' in version 1");
        assertFault(Map.of("kind", 3), "'kind' should be a text");
    }

    private static void assertFault(Map<String, Object> fields, String part) {
        try (var packer = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
            ValueCodec.write(packer, Values.of(fields));
            byte[] bytes = packer.toByteArray();
            ProtocolException fault = assertThrows(ProtocolException.class, () -> MessageCodec.decode(bytes));
            assertTrue(String.valueOf(fault.getMessage()).contains(part), fault.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
