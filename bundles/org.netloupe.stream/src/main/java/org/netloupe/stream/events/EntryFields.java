package org.netloupe.stream.events;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * Where the fields of a Summary value stand in the array it is read from; one object is used for all values. A start of -1
 * means that the field is missing.
 */
final class EntryFields {
    /** Our fields, which other readers pass over: exact numbers, and what a leaf of a stored value is. */
    static final int WHOLE = 100;
    static final int REAL = 101;
    static final int LEAF = 102;

    private static final int TAG_KEY = 1 << 3 | ProtobufReader.BYTES;
    private static final int SIMPLE_KEY = 2 << 3 | ProtobufReader.FIXED32;
    private static final int IMAGE_KEY = 4 << 3 | ProtobufReader.BYTES;
    private static final int HISTOGRAM_KEY = 5 << 3 | ProtobufReader.BYTES;
    private static final int TENSOR_KEY = 8 << 3 | ProtobufReader.BYTES;
    private static final int METADATA_KEY = 9 << 3 | ProtobufReader.BYTES;
    private static final int WHOLE_KEY = WHOLE << 3 | ProtobufReader.VARINT;
    private static final int REAL_KEY = REAL << 3 | ProtobufReader.FIXED64;
    private static final int LEAF_KEY = LEAF << 3 | ProtobufReader.VARINT;

    byte[] bytes = {};
    int tagStart;
    int tagEnd;
    boolean simple;
    boolean whole;
    double number;
    long wholeNumber;
    int leaf;
    int imageStart;
    int imageEnd;
    int histogramStart;
    int histogramEnd;
    int tensorStart;
    int tensorEnd;
    int metadataStart;
    int metadataEnd;

    /** Finds the fields of the value in the range that the reader was given. */
    void read(ProtobufReader reader) throws MalformedException {
        clear(reader.array());
        boolean exact = false;
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case TAG_KEY -> {
                    tagStart = reader.bytes();
                    tagEnd = reader.position();
                }
                case SIMPLE_KEY -> {
                    float rounded = reader.fixed32();
                    number = exact ? number : rounded;
                    simple = true;
                }
                case REAL_KEY -> {
                    number = reader.fixed64();
                    exact = true;
                }
                case WHOLE_KEY -> {
                    long zigzag = reader.varint();
                    wholeNumber = zigzag >>> 1 ^ -(zigzag & 1);
                    number = wholeNumber;
                    whole = true;
                    exact = true;
                }
                default -> rare(reader, key);
            }
        }
    }

    private void rare(ProtobufReader reader, int key) throws MalformedException {
        switch (key) {
            case IMAGE_KEY -> {
                imageStart = reader.bytes();
                imageEnd = reader.position();
            }
            case HISTOGRAM_KEY -> {
                histogramStart = reader.bytes();
                histogramEnd = reader.position();
            }
            case TENSOR_KEY -> {
                tensorStart = reader.bytes();
                tensorEnd = reader.position();
            }
            case METADATA_KEY -> {
                metadataStart = reader.bytes();
                metadataEnd = reader.position();
            }
            case LEAF_KEY -> leaf = (int) reader.varint();
            default -> reader.skip(key & 7);
        }
    }

    private void clear(byte[] array) {
        bytes = array;
        tagStart = 0;
        tagEnd = 0;
        simple = false;
        whole = false;
        leaf = 0;
        imageStart = -1;
        histogramStart = -1;
        tensorStart = -1;
        metadataStart = -1;
    }
}
