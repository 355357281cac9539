package org.netloupe.core.json;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.WholeFile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Records to JSON and back. Sub-types are told apart by declared names only, never by class names in the file.
 * Durations and instants are the records' own numbers; {@code Optional} is not used in what is written.
 */
public final class Json {
    /** The one mapper: indented, comments allowed, unknown names refused. Thread safe. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            // what a record answers beside its components (isFinal and the like) is no content
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.ALLOW_COMMENTS).build();

    private Json() {}

    /**
     * Reads a record from a file.
     *
     * @param what what the file should hold, for the message: "a training request"
     * @throws InputException if the file is absent or does not hold it
     */
    public static <T> T read(Path file, Class<T> type, String what) throws IOException {
        try {
            T value = MAPPER.readValue(Files.readAllBytes(file), type);
            if (value == null) {
                throw new InputException(file.toString(), what, "null", "");
            }
            return value;
        } catch (NoSuchFileException e) {
            throw new InputException(file.toString(), what, "no such file", "", e);
        } catch (JsonProcessingException e) {
            throw explain(file.toString(), what, e);
        } catch (CharConversionException e) {
            throw new InputException(file.toString(), what, "bytes that are no text", "", e);
        }
    }

    /** Writes a record to a file, whole or not at all. */
    public static void write(Path file, Object value) throws IOException {
        WholeFile.writeText(file, MAPPER.writeValueAsString(value) + "\n");
    }

    /** One sentence for a fault in JSON, with line and column. */
    public static InputException explain(String source, String expected, JsonProcessingException fault) {
        JsonLocation location = fault.getLocation();
        String place = location == null
                ? source
                : "%s, line %d column %d".formatted(source, location.getLineNr(), location.getColumnNr());
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root instanceof JsonProcessingException json ? json.getOriginalMessage() : root.getMessage();
        return new InputException(place, expected, String.valueOf(message).lines().findFirst().orElse("nothing"), "",
                fault);
    }
}
