package io.paythread.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Asks once whether the database can be migrated now: by everybody who will log in, and on a server that takes writes.
 * Uses the driver of the migrations, which follow at once; nothing else runs yet.
 */
final class DatabaseProbe implements Supplier<Optional<String>> {
    /** Seconds: a server that is there answers in milliseconds. */
    private static final String PATIENCE = "5";

    private static final int LONGEST_REASON = 300;

    private final List<DatabaseAddress> logins;

    DatabaseProbe(List<DatabaseAddress> logins) {
        this.logins = List.copyOf(logins);
    }

    /** Why not; empty when it can. */
    @Override
    public Optional<String> get() {
        return logins.stream().flatMap(login -> refusal(login).stream()).findFirst();
    }

    private static Optional<String> refusal(DatabaseAddress login) {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), properties(login))) {
            return standby(connection);
        } catch (SQLException e) {
            return Optional.of(reason(e));
        }
    }

    private static Optional<String> standby(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1)
                    ? Optional.of("the server is a standby, which takes no writes")
                    : Optional.empty();
        }
    }

    private static Properties properties(DatabaseAddress login) {
        Properties properties = new Properties();
        properties.setProperty("user", login.credentials().username());
        properties.setProperty("password", login.credentials().password());
        properties.setProperty("ApplicationName", "paythread-start");
        for (String wait : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
            properties.setProperty(wait, PATIENCE);
        }
        return properties;
    }

    /** What the server or the network said, on one line. It holds no password. */
    private static String reason(SQLException failure) {
        String said = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) : said;
    }
}
