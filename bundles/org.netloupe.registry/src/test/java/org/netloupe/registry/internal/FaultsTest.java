package org.netloupe.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.tensor.InputException;

/** Every fault of a database is one sentence, also those that a test cannot bring about. */
class FaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"28000|28000|the password", "90020|90020|another program holds",
            "90030|90030|a damaged file", "90048|90048|a damaged file", "90097|90097|no permission",
            "90098|90098|a connection that was lost", "HYT00|50200|found first line.", "28P01|0|user and password",
            "3D000|0|none of this name", "42501|0|the right to create and change tables", "53100|0|a full disk",
            "53300|0|a server that answers", "08006|0|a server that answers", "57P01|0|a server that answers",
            "42P01|0|found first line."})
    void aFaultNamesThePlaceAndWhatWasFound(String state, int code, String part) {
        SQLException cause = new SQLException("first line.\nsecond line", state, code);
        InputException fault = Faults.explain("the place", cause);
        assertTrue(fault.getMessage().startsWith("the place: expected "), fault.getMessage());
        assertTrue(fault.getMessage().contains(part), fault.getMessage());
        assertEquals(1, fault.getMessage().lines().count());
        assertSame(cause, fault.getCause());
    }

    @Test
    void onlyLostConnectionsAndConflictsAreTriedAgain() {
        assertTrue(Faults.isConnectionLost(new SQLException("", "08006", 0)));
        assertTrue(Faults.isConnectionLost(new SQLException("", "90067", 90067)));
        assertTrue(Faults.isConnectionLost(new SQLException("", "57P01", 0)));
        assertTrue(Faults.isConflict(new SQLException("", "40001", 0)));
        assertFalse(Faults.isConnectionLost(new SQLException("", "23505", 23505)));
        assertFalse(Faults.isConflict(new SQLException("", "23505", 0)));
        assertFalse(Faults.isConnectionLost(new SQLException("no state")));
    }
}
