package org.netloupe.stream.events;

import org.netloupe.stream.events.ProtobufReader.MalformedException;
import org.netloupe.tensor.InputException;

/**
 * An image, histogram, text, tensor or set of hyperparameters while its file is read. The reader uses one object for all,
 * so it must not be kept; {@link #place} and {@link #content} may be.
 */
public final class EventEntry {
    private final EntryFields fields;
    private EventPlace place = EventPlace.NONE;
    private EntryKind kind = EntryKind.TENSOR;
    private String tag = "";
    private long step;
    private double wallTime;

    EventEntry(EntryFields fields) {
        this.fields = fields;
    }

    EventEntry set(String newTag, EntryKind newKind, long newStep, double newTime, EventPlace newPlace) {
        tag = newTag;
        kind = newKind;
        step = newStep;
        wallTime = newTime;
        place = newPlace;
        return this;
    }

    public String tag() {
        return tag;
    }

    public EntryKind kind() {
        return kind;
    }

    public long step() {
        return step;
    }

    /** Seconds since 1970. */
    public double wallTime() {
        return wallTime;
    }

    /** Where it can be read again. */
    public EventPlace place() {
        return place;
    }

    /**
     * Decodes it.
     *
     * @throws InputException if it is not what its kind should be, or of a type that is not known
     */
    public Content content() throws InputException {
        try {
            return ContentDecoder.decode(kind, fields);
        } catch (MalformedException e) {
            throw new InputException(place + ", tag " + tag,
                    "a value of kind " + kind.name().toLowerCase(java.util.Locale.ROOT),
                    String.valueOf(e.getMessage()), "The other values can be used.");
        }
    }
}
