package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.Api;
import io.paythread.platform.vault.VaultException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody finds who has the whole database, the logs, the answers and the metrics. */
@QuarkusTest
class StoredSecretsTest {
    private static final String FIRST = "whsec_first_secret_of_the_dump_test";
    private static final String SECOND = "whsec_second_secret_of_the_dump_test";

    @TestHTTPResource(value = "/", management = true)
    @Nullable
    URL management;

    private final SourceSecrets vault;
    private final String url;
    private final String owner;
    private final String password;
    private final String vaultKey;

    @Inject
    StoredSecretsTest(
            SourceSecrets vault,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password,
            @ConfigProperty(name = "paythread.key.text") String vaultKey) {
        this.vault = vault;
        this.url = url;
        this.owner = owner;
        this.password = password;
        this.vaultKey = vaultKey;
    }

    @Test
    void showNothingInClear() throws Exception {
        // Given
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listener = listener(logged);
        Logger.getLogger("").addHandler(listener);

        // When
        TestSource source = TestSource.of(FakeAdapter.PROVIDER, FIRST);
        var rotated = Api.send("{\"secret\":\"" + SECOND + "\"}")
                .post("/v1/sources/" + source.id() + "/secret-rotations")
                .then()
                .extract()
                .asString();
        var refused = Api.send("{\"secret\":[\"" + SECOND + "\"]}")
                .post("/v1/sources/" + source.id() + "/secret-rotations")
                .then()
                .extract()
                .asString();
        var accepted = source.sendSigned(SECOND, "evt_1 thing").extract().asString();
        Logger.getLogger("").removeHandler(listener);

        // Then
        String database = dump();
        assertThat(database).contains(source.name());
        assertThat(metrics()).contains("paythread_");
        for (String secret : List.of(FIRST, SECOND, Api.KEY, vaultKey)) {
            for (String form : forms(secret)) {
                assertThat(database).doesNotContain(form);
                assertThat(String.join("\n", logged)).doesNotContain(form);
                assertThat(rotated + refused + accepted).doesNotContain(form);
                assertThat(metrics()).doesNotContain(form);
            }
        }
    }

    @Test
    void openOnlyInTheirPlace() throws Exception {
        // Given
        TestSource one = TestSource.of(FakeAdapter.PROVIDER, FIRST);
        var unused = TestSource.of(FakeAdapter.PROVIDER, SECOND);
        byte[] sealed;
        UUID id;
        try (var connection = DriverManager.getConnection(url, owner, password);
                var query = connection.prepareStatement(
                        "select k.id, k.sealed from source_secret k join source s on s.id = k.source_id where s.name = ?")) {
            query.setString(1, one.name());
            ResultSet rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            id = rows.getObject(1, UUID.class);
            sealed = rows.getBytes(2);
        }

        // Then
        assertThat(vault.open(id, sealed)).isEqualTo(FIRST);
        assertThatThrownBy(() -> vault.open(new UUID(0, 1), sealed)).isInstanceOf(VaultException.class);
    }

    /** All rows of all tables, as text. */
    private String dump() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (var connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            ResultSet names =
                    statement.executeQuery("select quote_ident(tablename) from pg_tables where schemaname = 'public'");
            while (names.next()) {
                tables.add(names.getString(1));
            }
            for (String table : tables) {
                ResultSet rows = statement.executeQuery("select t::text from " + table + " t");
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
        }
        return all.toString();
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    private String metrics() {
        return RestAssured.given().get(management + "metrics").asString();
    }

    private static Handler listener(List<String> logged) {
        PatternFormatter whole = new PatternFormatter("%c %s%e");
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(whole.format(ExtLogRecord.wrap(entry)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
