package org.netloupe.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.protocol.ValueCodec;
import org.netloupe.agent.query.EventValues;

/** What of a lossless stream waits on the disk: events and ends of groups to be evaluated, and values to be sent. */
final class Spill implements AutoCloseable {
    private final HostStream[] stream;
    private final Overflow events = new Overflow();
    private final Overflow values = new Overflow();
    /** The names that events have had; each record says which. */
    private final List<List<String>> layouts = new ArrayList<>();

    Spill(HostStream[] stream) {
        this.stream = stream;
    }

    /** How many events and ends of groups wait. */
    long events() {
        return events.count();
    }

    /** How many values wait. */
    long values() {
        return values.count();
    }

    long bytes() {
        return events.bytes() + values.bytes();
    }

    void addEvent(Inbox.Entry entry) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packLong(entry.time()).packLong(entry.weight());
            if (entry.payload() instanceof EventValues occurrence) {
                packer.packInt(layout(occurrence.names()));
                for (String name : occurrence.names()) {
                    ValueCodec.writePlain(packer, occurrence.get(name));
                }
            } else {
                packer.packInt(-1).packString((String) entry.payload());
            }
            events.add(packer.toByteArray());
        }
    }

    private int layout(List<String> names) {
        if (layouts.isEmpty() || layouts.get(layouts.size() - 1) != names) {
            layouts.add(names);
        }
        return layouts.size() - 1;
    }

    Inbox.Entry pollEvent() throws IOException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(record(events))) {
            long time = unpacker.unpackLong();
            long weight = unpacker.unpackLong();
            int layout = unpacker.unpackInt();
            if (layout < 0) {
                return new Inbox.Entry(unpacker.unpackString(), time, weight, stream);
            }
            List<String> names = layouts.get(layout);
            @Nullable
            Object[] plain = new Object[names.size()];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = ValueCodec.readPlain(unpacker);
            }
            return new Inbox.Entry(new EventValues(names, plain), time, weight, stream);
        }
    }

    void addValue(Message.Timed timed) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(2).packLong(timed.time());
            ValueCodec.write(packer, timed.value());
            values.add(packer.toByteArray());
        }
    }

    Message.Timed pollValue() throws IOException {
        try {
            var pair = (org.netloupe.agent.value.Value.Tuple) ValueCodec.read(record(values));
            return new Message.Timed(((org.netloupe.agent.value.Value.Whole) pair.items().get(0)).value(),
                    pair.items().get(1));
        } catch (ProtocolException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] record(Overflow queue) throws IOException {
        byte[] record = queue.poll();
        if (record == null) {
            throw new IOException("nothing is left");
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        try (events; values) {
            layouts.clear();
        }
    }
}
