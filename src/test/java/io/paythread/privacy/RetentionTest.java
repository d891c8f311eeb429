package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes for its age, and what stays. */
@QuarkusTest
class RetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DUE = "kinds.find { it.kind == 'conversations' }.due";

    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    RetentionTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void onlyCountsTheFirstTime() {
        // Given
        Instant now = clock.instant();
        new PersonStory(stage, now).happens();
        clock.standStill(now.plus(Duration.ofDays(740)));
        stage.forgetPosition("retention");
        Integer due = Api.call().get("/v1/retention").path(DUE);

        // When
        stage.runAgain("retention");

        // Then
        assertThat(due).isPositive();
        Api.call().get("/v1/retention").then().body(DUE, equalTo(due));
        Api.call().get("/v1/jobs?kind=retention").then().body("data[0].result.conversations", equalTo(due));
    }

    @Test
    void letsConversationsGoAfterTwoYearsAndKeepsThePayment() {
        // Given
        Instant now = clock.instant();
        PersonStory person = new PersonStory(stage, now);
        person.happens();
        String customer = person.customer();
        String totals = stage.totals(person.stripe, person.zendesk);
        List<String> before = stage.lastingEntries(person.stripe);
        clock.standStill(now.plus(Duration.ofDays(740)));
        assertThat(Api.call()
                        .get("/v1/retention")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path(DUE))
                .isPositive();

        // When
        stage.runAgain("retention");

        // Then
        Eventually.within(PATIENCE, () -> Api.call().get("/v1/retention").then().body(DUE, equalTo(0)));
        String text = stage.dump();
        assertThat(text).contains(person.name.toLowerCase(Locale.ROOT));
        assertThat(List.of(
                        "it is me again",
                        "dear " + person.name.toLowerCase(Locale.ROOT),
                        person.street.toLowerCase(Locale.ROOT)))
                .allSatisfy(gone -> assertThat(text.lines()
                                .filter(line -> line.contains(person.tag()) && line.contains(gone))
                                .toList())
                        .isEmpty());
        assertThat(stage.lastingEntries(person.stripe)).isEqualTo(before);
        assertThat(stage.totals(person.stripe, person.zendesk)).isEqualTo(totals);
        Api.call().get("/v1/customers/" + customer).then().statusCode(200).body("name", equalTo(person.name));

        // When
        stage.projectAnew(person.stripe, person.zendesk);

        // Then
        assertThat(stage.lastingEntries(person.stripe)).isEqualTo(before);
        assertThat(stage.totals(person.stripe, person.zendesk)).isEqualTo(totals);
    }
}
