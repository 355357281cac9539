package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/**
 * Writes everything that TensorBoard shows to a new tfevents file of a folder. A record reaches the file whole or is cut
 * at its end, which readers recognise; {@link #flush} makes what was written visible to them. Used by one thread at a
 * time. Of every method, step is that of the writer (an iteration, an epoch), and wallTime seconds since 1970.
 */
public final class EventWriter implements AutoCloseable {
    private final RecordWriter records;
    private final ProtobufWriter message = new ProtobufWriter();
    private final SummaryWriter summary = new SummaryWriter(message);
    private final Set<String> introduced = new HashSet<>();

    /**
     * Begins a new file; earlier files of the folder stay.
     *
     * @param folder made if it is absent
     * @throws org.netloupe.tensor.InputException if the folder cannot be written
     */
    public EventWriter(Path folder) throws IOException {
        records = new RecordWriter(folder);
    }

    /** The file that is written. */
    public Path file() {
        return records.file();
    }

    /** Writes a scalar; TensorBoard shows it rounded to 32 bits, Netloupe keeps all. */
    public void scalar(String tag, long step, double wallTime, double value) throws IOException {
        message.clear();
        summary.real(value);
        end(tag, step, wallTime);
    }

    public void histogram(String tag, long step, double wallTime, Content.Histogram histogram) throws IOException {
        message.clear();
        summary.histogram(histogram, introduced.add(tag));
        end(tag, step, wallTime);
    }

    /** Writes the images of a step, each encoded as PNG, JPEG or GIF. */
    public void images(String tag, long step, double wallTime, Content.Images images) throws IOException {
        message.clear();
        summary.images(images, introduced.add(tag));
        end(tag, step, wallTime);
    }

    /** Writes a text, which TensorBoard shows as Markdown. */
    public void text(String tag, long step, double wallTime, String text) throws IOException {
        message.clear();
        summary.text(List.of(), List.of(text), introduced.add(tag));
        end(tag, step, wallTime);
    }

    /** Writes a tensor; TensorBoard keeps it, but shows none. */
    public void tensor(String tag, long step, double wallTime, Tensor tensor) throws IOException {
        message.clear();
        message.varint(EntryFields.LEAF, Leaf.TENSOR);
        summary.tensor(tensor);
        end(tag, step, wallTime);
    }

    /**
     * Says what the run was started with, for TensorBoard's table of hyperparameters.
     *
     * @param metrics tags of scalars that judge the run
     */
    public void start(double wallTime, Map<String, Value> hyperparameters, List<String> metrics) throws IOException {
        message.clear();
        summary.hyperparameters("_hparams_/session_start_info", new Content.SessionStart(hyperparameters));
        summary.hyperparameters("_hparams_/experiment",
                new Content.Experiment(List.copyOf(hyperparameters.keySet()), metrics));
        summary.endEvent(0, wallTime);
        records.write(message);
    }

    /** Says how the run ended; see {@link Content.SessionEnd}. */
    public void end(double wallTime, int status) throws IOException {
        message.clear();
        summary.hyperparameters("_hparams_/session_end_info", new Content.SessionEnd(status));
        summary.endEvent(0, wallTime);
        records.write(message);
    }

    private void end(String tag, long step, double wallTime) throws IOException {
        summary.endValue(tag.getBytes(StandardCharsets.UTF_8), 0);
        summary.endEvent(step, wallTime);
        records.write(message);
    }

    /** Hands everything written so far to the operating system: readers see it, and a crash of this process keeps it. */
    public void flush() throws IOException {
        records.flush();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
