package org.netloupe.registry;

/**
 * A database that a lab shares, instead of the file in the workspace. The user needs the right to create tables in it.
 *
 * @param url JDBC address: {@code jdbc:postgresql://host:5432/database}
 */
public record DatabaseServer(String url, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url.replaceFirst("\\?.*", "");
    }
}
