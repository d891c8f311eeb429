package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.paythread.platform.limit.Budget;
import io.paythread.platform.limit.RateLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** More events than a source may send: the provider is made to send them again, and none is lost. */
@QuarkusTest
class FloodedSourceTest {
    private final RateLimits limits;
    private final int burst;

    @Inject
    FloodedSourceTest(RateLimits limits, @ConfigProperty(name = "paythread.limits.ingest.burst") int burst) {
        this.limits = limits;
        this.burst = burst;
    }

    @Test
    void isAnsweredSoThatItsProviderSendsAgain() {
        // Given
        TestSource source = TestSource.fake();
        TestSource other = TestSource.fake();
        limits.punish(Budget.INGEST, source.name(), burst - 3);

        // When
        List<ValidatableResponse> answers = IntStream.range(0, 20)
                .mapToObj(i -> source.send("evt_" + i + " thing"))
                .toList();

        // Then: what was taken is stored, and the rest is refused as this provider wants it.
        long taken = answers.stream()
                .filter(answer -> answer.extract().statusCode() == 200)
                .count();
        assertThat(taken).isBetween(3L, 15L);
        assertThat(source.references()).hasSize((int) taken);
        assertThat(answers)
                .filteredOn(answer -> answer.extract().statusCode() != 200)
                .first()
                .satisfies(answer -> answer.statusCode(409)
                        .header("Retry-After", equalTo("7"))
                        .header("RateLimit", matchesPattern("\"ingest\";r=0;t=[0-9]+"))
                        .body("code", equalTo("too_many_requests")));
        var unused = other.send("evt_1 thing").statusCode(200);

        // When: there is room again.
        limits.giveBack(Budget.INGEST, source.name(), burst);

        // Then
        unused = source.send("evt_19 thing").statusCode(200);
    }
}
