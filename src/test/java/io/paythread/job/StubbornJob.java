package io.paythread.job;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Work of the service itself that is refused until a test lets it do something. */
@Singleton
public class StubbornJob implements JobKind {
    private volatile boolean allowed;

    void allow(boolean now) {
        allowed = now;
    }

    @Override
    public String name() {
        return "test_kept";
    }

    @Override
    public String unit() {
        return "looks";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        if (!allowed) {
            throw new ServiceException(ErrorCode.CONFLICT, "Nobody may look.");
        }
        return JobEffect.only(tx -> Uni.createFrom().item(Step.rest(Duration.ofHours(1), new JsonObject(), 1)));
    }
}
