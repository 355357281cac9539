package org.netloupe.monitor.ui.internal.wizard;

import java.util.Optional;

import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.monitor.ui.internal.Messages;

/** The fields of the wizard as the user filled them in. Pure; any thread. */
public record TrainingForm(String name, Optimizer.Kind optimizer, String learningRate, String batch, String epochs,
        String seed, String threads) {

    /** The first field that is wrong, in a sentence; empty if none is. */
    public Optional<String> fault() {
        if (name.isBlank()) {
            return Optional.of(Messages.Form_name);
        }
        return decimalFault().or(() -> wholeFault(Messages.Form_batch, batch, 1, 1_000_000))
                .or(() -> wholeFault(Messages.Form_epochs, epochs, 1, 1_000_000))
                .or(() -> wholeFault(Messages.Form_seed, seed, Long.MIN_VALUE, Long.MAX_VALUE))
                .or(() -> wholeFault(Messages.Form_threads, threads, 0, 4096));
    }

    private Optional<String> decimalFault() {
        try {
            double rate = Double.parseDouble(learningRate.strip());
            return rate > 0 && Double.isFinite(rate) ? Optional.empty() : wrongRate();
        } catch (NumberFormatException e) {
            return wrongRate();
        }
    }

    private Optional<String> wrongRate() {
        return Optional.of(Messages.bind(Messages.Form_rate, learningRate));
    }

    private static Optional<String> wholeFault(String message, String text, long from, long to) {
        try {
            long value = Long.parseLong(text.strip());
            return value >= from && value <= to ? Optional.empty() : Optional.of(Messages.bind(message, text));
        } catch (NumberFormatException e) {
            return Optional.of(Messages.bind(message, text));
        }
    }

    /** The settings; only without a fault. */
    public TrainingSettings settings() {
        return new TrainingSettings(new Optimizer(optimizer, Double.parseDouble(learningRate.strip())),
                Integer.parseInt(batch.strip()), Integer.parseInt(epochs.strip()), Long.parseLong(seed.strip()),
                Integer.parseInt(threads.strip()));
    }
}
