package org.netloupe.figure.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    @DisplayName("Brief numbers have at most four significant digits and no trailing zeros")
    void brief() {
        assertEquals("0", Numbers.brief(0));
        assertEquals("0", Numbers.brief(-0.0));
        assertEquals("0.1235", Numbers.brief(0.12346));
        assertEquals("1234", Numbers.brief(1234.4));
        assertEquals("1.235e4", Numbers.brief(12345.6));
        assertEquals("1", Numbers.brief(0.99999));
        assertEquals("1e4", Numbers.brief(9999.9));
        assertEquals("0.001234", Numbers.brief(0.0012341));
        assertEquals("1.234e\u22124", Numbers.brief(0.00012341));
        assertEquals("\u22122.5", Numbers.brief(-2.5));
        assertEquals("NaN", Numbers.brief(Double.NaN));
        assertEquals("\u2212\u221E", Numbers.brief(Double.NEGATIVE_INFINITY));
        assertEquals("1.798e308", Numbers.brief(Double.MAX_VALUE));
        assertEquals("4.941e\u2212324", Numbers.brief(Double.MIN_VALUE));
    }

    @Test
    @DisplayName("A brief number is the value to within half a unit of its fourth digit")
    void briefIsClose() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double read = Double.parseDouble(Numbers.brief(value).replace('\u2212', '-'));
            assertTrue(Math.abs(read - value) <= 0.5001e-3 * Math.abs(value), value + " read as " + read);
        }
    }

    @Test
    @DisplayName("Counts, shares and durations are written as they are read")
    void others() {
        assertEquals("1\u2009234\u2009567", Numbers.count(1_234_567));
        assertEquals("\u22121\u2009000", Numbers.count(-1000));
        assertEquals("9999", Numbers.compact(9999));
        assertEquals("44.43k", Numbers.compact(44_426));
        assertEquals("1.204M", Numbers.compact(1_203_999));
        assertEquals("1M", Numbers.compact(999_990));
        assertEquals("9.223E", Numbers.compact(Long.MAX_VALUE));
        assertEquals("97.5\u2009%", Numbers.percent(0.975));
        assertEquals("100\u2009%", Numbers.percent(1));
        assertEquals("99.99\u2009%", Numbers.percent(0.9999));
        assertEquals("0\u2009%", Numbers.percent(0));
        assertEquals("\u2013", Numbers.percent(Double.NaN));
        assertEquals("12.3\u2009s", Numbers.duration(12.345));
        assertEquals("4:05", Numbers.duration(245));
        assertEquals("2:03:07", Numbers.duration(7387));
        assertEquals("3\u2009d 04:00", Numbers.duration(76 * 3600));
        assertEquals("\u22120.5\u2009s", Numbers.duration(-0.5));
        assertEquals("123456.789", Numbers.full(123456.789));
        assertEquals("3", Numbers.full(3.0));
    }
}
