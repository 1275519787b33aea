package dev.paperpost.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** The operator's own PostgreSQL: asked once before the start, so that a wrong address is one readable line. */
class ConfiguredDatabase {

    private static final int OLDEST_VERSION = 15;

    private ConfiguredDatabase() {}

    static void check(Config config, String url) throws StartupException {
        Properties login = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> login.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> login.setProperty("password", password));
        login.setProperty("connectTimeout", "10");
        login.setProperty("loginTimeout", "15");
        try (Connection connection = DriverManager.getConnection(url, login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartupException("the database server is PostgreSQL " + version + "; at least "
                        + OLDEST_VERSION + " is needed.");
            }
        } catch (SQLException e) {
            throw new StartupException("the database at QUARKUS_DATASOURCE_JDBC_URL does not answer as expected ("
                    + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ")
                    + "). Check that address, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
        }
    }
}
