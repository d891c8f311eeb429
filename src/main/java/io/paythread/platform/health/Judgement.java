package io.paythread.platform.health;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What a check says: up, or down and why. */
public final class Judgement {
    private static final String REASON = "reason";

    private Judgement() {}

    /**
     * Down where something is wrong.
     *
     * @param wrong what is wrong, what it means and what to do, as sentences
     */
    public static HealthCheckResponse of(String name, Optional<String> wrong) {
        var answer = HealthCheckResponse.named(name).status(wrong.isEmpty());
        return wrong.map(why -> answer.withData(REASON, why)).orElse(answer).build();
    }
}
