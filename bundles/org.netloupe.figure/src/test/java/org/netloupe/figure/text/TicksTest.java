package org.netloupe.figure.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.Interval;

class TicksTest {

    @Test
    @DisplayName("Linear ticks stand at 1, 2 and 5 times powers of ten, with equal decimals")
    void linear() {
        assertEquals(List.of("0", "0.5", "1.0", "1.5", "2.0"), labels(Ticks.linear(new Interval(0, 2.2), 5)));
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(Ticks.linear(new Interval(0, 100), 5)));
        assertEquals(List.of("0", "200k", "400k", "600k", "800k"), labels(Ticks.linear(new Interval(0, 999_999), 5)));
        assertEquals(List.of("0", "2M", "4M"), labels(Ticks.linear(new Interval(0, 5e6), 3)));
        assertEquals(List.of("\u22121", "0", "1"), labels(Ticks.linear(new Interval(-1.2, 1.2), 4)));
    }

    @Test
    @DisplayName("Whatever the interval, labels are distinct, ascending, inside and not too many")
    void properties() {
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            double middle = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            double span = Math.abs(middle) * Math.pow(10, -random.nextInt(7)) + 1e-18;
            Interval interval = Interval.covering(middle, middle + span);
            for (List<Tick> ticks : List.of(Ticks.linear(interval, 6), Ticks.whole(interval, 6),
                    Ticks.time(interval, 6))) {
                assertTrue(ticks.size() <= 8, interval + " has " + ticks);
                for (int j = 1; j < ticks.size(); j++) {
                    assertTrue(ticks.get(j).position() > ticks.get(j - 1).position());
                }
            }
            List<String> labels = labels(Ticks.linear(interval, 6));
            assertEquals(labels.size(), labels.stream().distinct().count(), interval + " has " + labels);
        }
    }

    @Test
    @DisplayName("Epochs have no ticks between whole numbers")
    void whole() {
        assertEquals(List.of("0", "1", "2", "3"), labels(Ticks.whole(new Interval(0, 3), 10)));
    }

    @Test
    @DisplayName("Time has ticks at whole minutes and hours")
    void time() {
        assertEquals(List.of("0\u2009s", "5:00", "10:00", "15:00"), labels(Ticks.time(new Interval(0, 1000), 4)));
        assertEquals(List.of("0\u2009s", "1:00:00", "2:00:00"), labels(Ticks.time(new Interval(0, 7300), 3)));
    }

    @Test
    @DisplayName("Logarithmic axes name decades, with 2 and 5 where few are shown, and plain values within one")
    void logarithmic() {
        assertEquals(List.of("0.001", "0.01", "0.1", "1", "10"), labels(Ticks.logarithmic(new Interval(-3, 1), 6)));
        assertEquals(List.of("1", "2", "5", "10"), labels(Ticks.logarithmic(new Interval(0, 1), 6)));
        assertEquals(List.of("2.0", "2.2", "2.4", "2.6", "2.8", "3.0"),
                labels(Ticks.logarithmic(new Interval(Math.log10(1.95), Math.log10(3.05)), 6)));
        assertTrue(labels(Ticks.logarithmic(new Interval(-300, 300), 6)).size() <= 7);
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().filter(Tick::isMajor).map(Tick::label).toList();
    }
}
