package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.monitor.ui.internal.runs.Sparkline;
import org.netloupe.monitor.ui.internal.wizard.TrainingForm;

/** What the wizard says of its fields, and the small curves of the table, without a screen. */
class TrainingFormTest {
    @Test
    @DisplayName("Sound fields have no fault and become settings, blanks around them left out")
    void sound() {
        TrainingForm form = new TrainingForm("run", Optimizer.Kind.SGD, " 0.01 ", "32", "3", "-7", "0");
        assertEquals(Optional.empty(), form.fault());
        assertEquals(new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, 0.01), 32, 3, -7, 0), form.settings());
    }

    @ParameterizedTest
    @DisplayName("The field that is wrong is named with what was found")
    @CsvSource({"0,64,4,1,0,Learning rate", "x,64,4,1,0,Learning rate", "NaN,64,4,1,0,Learning rate",
            "0.1,0,4,1,0,Batch size", "0.1,64,2.5,1,0,Epochs", "0.1,64,4,one,0,Seed", "0.1,64,4,1,5000,Threads"})
    void wrong(String rate, String batch, String epochs, String seed, String threads, String field) {
        TrainingForm form = new TrainingForm("run", Optimizer.Kind.ADAM, rate, batch, epochs, seed, threads);
        assertTrue(form.fault().orElse("").startsWith(field), form.fault()::toString);
    }

    @Test
    @DisplayName("A small curve fills its box from the largest value down to the smallest, without what is not finite")
    void sparkline() {
        assertArrayEquals(new int[]{10, 20, 60, 40, 110, 60},
                Sparkline.points(new double[]{3, Double.NaN, 2, 1}, 10, 20, 100, 40));
        assertArrayEquals(new double[]{1.5, 3.5}, Sparkline.thinned(new double[]{1, 2, 3, 4, 99}, 4, 2));
    }
}
