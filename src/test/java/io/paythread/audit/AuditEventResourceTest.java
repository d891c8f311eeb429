package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditEventResourceTest {
    private static final String EVENTS = "/v1/audit-events";
    /** The promise is a second; a busy machine may pause longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditLog log;
    private final Checkpoints checkpoints;
    private final Database database;
    private final Ids ids;
    private final Path directory;

    @Inject
    AuditEventResourceTest(
            AuditLog log,
            Checkpoints checkpoints,
            Database database,
            Ids ids,
            @ConfigProperty(name = "paythread.audit.checkpoint.directory") Path directory) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.database = database;
        this.ids = ids;
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "action=two%20words", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"})
    void refusesFiltersThatMakeNoSense(String query) {
        Api.call().get(EVENTS + "?" + query).then().statusCode(422).body("code", equalTo("invalid_value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "1e3"})
    void refusesAPlaceThatIsNone(String place) {
        Api.call()
                .get(EVENTS + "/verification?from_seq=" + place)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?from_seq"));
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        // Given
        String target = ids.next().toString();
        append(target, "probe.one");
        append(target, "probe.two");
        append(target, "probe.three");

        // When
        List<String> seen = new ArrayList<>();
        String next = EVENTS + "?limit=2&target=" + target;
        while (next != null) {
            JsonPath page =
                    Api.call().get(next).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("data.action"));
            next = page.getString("links.next");
        }

        // Then
        assertThat(seen).containsExactly("probe.three", "probe.two", "probe.one");
    }

    @Test
    void findsByActorActionAndTime() {
        // Given
        String target = ids.next().toString();
        append(target, "probe.filtered");
        append(target, "probe.other");

        // When
        String filters = EVENTS + "?target=" + target + "&actor=key:test&action=probe.filtered";
        JsonPath found = Api.call().get(filters).jsonPath();
        JsonPath later = Api.call().get(filters + "&from=2999-01-01T00:00:00Z").jsonPath();

        // Then
        assertThat(found.getList("data.action")).containsExactly("probe.filtered");
        assertThat(found.getString("data[0].target.type")).isEqualTo("probe");
        assertThat(found.getInt("data[0].after.n")).isEqualTo(1);
        assertThat(later.getList("data")).isEmpty();
    }

    @Test
    void sealsARowAndVerifiesTheChain() {
        // Given
        String target = ids.next().toString();

        // When
        append(target, "probe.sealed");

        // Then
        long seq = sealed(target);
        Api.call()
                .get(EVENTS + "/verification?from_seq=" + seq)
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("complete", equalTo(true))
                .body("from_seq", equalTo((int) seq));
        Api.call()
                .get(EVENTS + "/verification")
                .then()
                .body("intact", equalTo(true))
                .body("from_seq", equalTo(1));
    }

    @Test
    void tellsTheOutsideHowFarTheChainHasCome() throws Exception {
        // Given
        String target = ids.next().toString();
        append(target, "probe.witnessed");
        long seq = sealed(target);

        // When
        checkpoints.take().await().indefinitely();

        // Then
        List<String> lines = Files.readAllLines(directory.resolve("audit-checkpoints.jsonl"));
        JsonPath last = new JsonPath(lines.get(lines.size() - 1));
        assertThat(last.getLong("seq")).isGreaterThanOrEqualTo(seq);
        assertThat(last.getString("signature")).isNotBlank();
        JsonPath verdict = Api.call().get(EVENTS + "/verification").jsonPath();
        assertThat(verdict.getBoolean("intact")).isTrue();
        assertThat(verdict.getInt("witnesses")).isGreaterThan(lines.size() - 1);
    }

    private long sealed(String target) {
        List<Long> seqs = new ArrayList<>();
        Eventually.within(PATIENCE, () -> {
            JsonPath page = Api.call().get(EVENTS + "?target=" + target).jsonPath();
            assertThat(page.getString("data[0].hash")).isNotNull();
            seqs.add(page.getLong("data[0].seq"));
        });
        return seqs.get(0);
    }

    private void append(String target, String action) {
        AuditEntry entry =
                new AuditEntry("key:test", action, "probe", target, Map.of(), Map.of("n", 1), null, "rqs_test");
        database.inTransaction(tx -> log.append(tx, entry)).await().indefinitely();
    }
}
