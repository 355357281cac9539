package org.netloupe.core.extension;

/**
 * Why a contribution was disabled.
 *
 * @param contribution its id
 * @param contributor symbolic name of the bundle that contributes it
 */
public record Fault(String extensionPoint, String contribution, String contributor, Throwable cause) {
    /** One sentence for log and dialogs. */
    public String message() {
        return "%s, contributed by %s to %s, was disabled: %s".formatted(contribution, contributor, extensionPoint,
                cause);
    }
}
