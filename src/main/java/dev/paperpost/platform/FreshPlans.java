package dev.paperpost.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * For statements whose plan must be that of the tables as they are: one kept from when nobody had subscribed compares each row with
 * each. Not for all of a connection, since it would hold for the server's checks of foreign keys too.
 */
public final class FreshPlans {

    private FreshPlans() {}

    /** No plan is kept until the transaction of this connection ends (PostgreSQL's {@code plan_cache_mode}). */
    public static void inThisTransaction(Connection connection) throws SQLException {
        try (Statement mode = connection.createStatement()) {
            mode.execute("set local plan_cache_mode = force_custom_plan");
        }
    }
}
