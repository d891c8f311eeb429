package io.paythread.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Wakeups;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How keys and other credentials are told apart, and how replicas hear of changes. */
@QuarkusTest
class MechanismTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SeenTokens others;
    private final KnownKeys known;
    private final Database database;
    private final ApiKeyStore store;
    private final Wakeups wakeups;

    @Inject
    MechanismTest(SeenTokens others, KnownKeys known, Database database, ApiKeyStore store, Wakeups wakeups) {
        this.others = others;
        this.known = known;
        this.database = database;
        this.store = store;
        this.wakeups = wakeups;
    }

    @Test
    void showsAKeyToNoOtherMechanism() {
        // Given
        TestKeys.Bearer live = TestKeys.of(Role.AUDITOR);
        String unknown = ApiKeyText.create(new UUID(3, 4)).secretText();

        // When
        live.call().get("/v1/me").then().statusCode(200);
        Api.call().get("/v1/me").then().statusCode(200);
        bear(unknown);
        bear("ptk_");
        bear("ptk_of_somebody_else");
        bear("a.token.of.another.sort");

        // Then
        assertThat(others.seen())
                .contains("a.token.of.another.sort")
                .doesNotContain(live.secret(), unknown, Api.KEY)
                .noneMatch(token -> token.startsWith("ptk_"));
    }

    @Test
    void tellsOtherReplicasOfARevokedKeyAtOnce() {
        // Given: another replica that would believe what it knows for an hour
        KnownKeys other = new KnownKeys(database, store, wakeups, Duration.ofHours(1));
        other.listen(new StartupEvent());
        try {
            TestKeys.Bearer key = TestKeys.of(Role.AUDITOR);
            UUID id = ApiKeyText.parse(key.secret()).orElseThrow().id();
            assertThat(isRevoked(other, id)).isFalse();

            // When
            Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);

            // Then
            Eventually.within(PATIENCE, () -> assertThat(isRevoked(other, id)).isTrue());
        } finally {
            known.listen(new StartupEvent());
        }
    }

    private static void bear(String token) {
        given().header("Authorization", "Bearer " + token).get("/v1/me").then().statusCode(401);
    }

    private static boolean isRevoked(KnownKeys keys, UUID id) {
        return keys.find(id).await().atMost(PATIENCE).orElseThrow().revokedAt().isPresent();
    }
}
