package org.netloupe.registry.internal;

import java.sql.SQLException;
import java.util.Set;

import org.netloupe.tensor.InputException;

/** What a fault of a database means to the user. */
final class Faults {
    private static final int H2_WRONG_PASSWORD = 28000;
    private static final int H2_LOCKED = 90020;
    private static final int H2_CORRUPT = 90030;
    private static final int H2_OLD_FORMAT = 90048;
    private static final int H2_READ_ONLY = 90097;
    private static final int H2_CLOSED = 90098;
    private static final int H2_CONNECTION_BROKEN = 90067;
    private static final Set<Integer> H2_GONE = Set.of(90007, H2_CONNECTION_BROKEN, 90121, H2_CLOSED);

    private Faults() {}

    /** Whether the connection, not the statement, is at fault: a new one may work. */
    static boolean isConnectionLost(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return H2_GONE.contains(fault.getErrorCode()) || state.startsWith("08") || state.startsWith("57P0");
    }

    /** Whether the transaction lost against another one: doing it again may work. */
    static boolean isConflict(SQLException fault) {
        return Set.of("40001", "40P01").contains(String.valueOf(fault.getSQLState()));
    }

    /** One sentence. */
    static InputException explain(String place, SQLException fault) {
        return fault.getErrorCode() >= 20000 || fault.getClass().getName().startsWith("org.h2.")
                ? explainH2(place, fault)
                : explainPostgres(place, fault);
    }

    private static InputException explainH2(String place, SQLException fault) {
        return switch (fault.getErrorCode()) {
            case H2_WRONG_PASSWORD -> new InputException(place, "the password in the file \"key\" beside it",
                    "a database with another one", "Restore both files from the same copy.", fault);
            case H2_LOCKED -> new InputException(place, "a registry that can be opened",
                    "one that another program holds", "Close the other program and try again.", fault);
            case H2_CORRUPT, H2_OLD_FORMAT -> new InputException(place, "a registry", "a damaged file",
                    "Restore it from a backup, or move it away to begin with an empty one; runs keep their folders.",
                    fault);
            case H2_READ_ONLY -> new InputException(place, "a file that can be written", "no permission",
                    "Ask its owner for write access.", fault);
            default -> H2_GONE.contains(fault.getErrorCode())
                    ? new InputException(place, "a registry that answers", "a connection that was lost",
                            "Try again.", fault)
                    : damagedOrOther(place, fault);
        };
    }

    private static InputException damagedOrOther(String place, SQLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("MVStoreException")) {
                return new InputException(place, "a registry", "a damaged file",
                        "Restore it from a backup, or move it away to begin with an empty one; runs keep their "
                                + "folders.",
                        fault);
            }
        }
        return other(place, fault);
    }

    private static InputException explainPostgres(String place, SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> new InputException(place, "a user and password that the server accepts",
                    "others", "Check them in the preferences or on the command line.", fault);
            case "3D000" -> new InputException(place, "a database", "none of this name",
                    "Ask the server's administrator to create it.", fault);
            case "42501" -> new InputException(place, "the right to create and change tables", "no permission",
                    "Ask the server's administrator for it.", fault);
            case "53100" -> new InputException(place, "space to write", "a full disk",
                    "Ask the server's administrator to free some; nothing was written.", fault);
            default -> state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53")
                    ? new InputException(place, "a server that answers", firstLine(fault),
                            "Check the address and that the server runs.", fault)
                    : other(place, fault);
        };
    }

    private static InputException other(String place, SQLException fault) {
        return new InputException(place, "a registry that carries out a statement", firstLine(fault),
                "The error log has the details.", fault);
    }

    private static String firstLine(SQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason").replaceFirst("\\.$", "");
    }
}
