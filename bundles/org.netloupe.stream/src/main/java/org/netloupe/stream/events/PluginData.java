package org.netloupe.stream.events;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * The plugin that a tag belongs to, from its SummaryMetadata.
 *
 * @param content of the plugin's own format, as a reader of it
 */
record PluginData(String name, ProtobufReader content) {

    /** Reads the metadata of a value; both parts are empty if they are missing. */
    static PluginData read(EntryFields fields) throws MalformedException {
        ProtobufReader metadata = new ProtobufReader(fields.bytes, Math.max(fields.metadataStart, 0),
                fields.metadataStart < 0 ? 0 : fields.metadataEnd);
        PluginData found = new PluginData("", new ProtobufReader());
        while (metadata.hasMore()) {
            int key = metadata.key();
            if (key == (1 << 3 | ProtobufReader.BYTES)) {
                found = plugin(metadata.message());
            } else {
                metadata.skip(key & 7);
            }
        }
        return found;
    }

    private static PluginData plugin(ProtobufReader reader) throws MalformedException {
        String name = "";
        ProtobufReader content = new ProtobufReader();
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.BYTES -> name = reader.text();
                case 2 << 3 | ProtobufReader.BYTES -> content = reader.message();
                default -> reader.skip(key & 7);
            }
        }
        return new PluginData(name, content);
    }
}
