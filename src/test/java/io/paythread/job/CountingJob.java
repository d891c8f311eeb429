package io.paythread.job;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work that counts up to {@code to}, one row for each step, and does what a test tells it on the way. */
@Singleton
public class CountingJob implements JobKind {
    private final Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** Holds the first attempt of one step until a test opens it. */
    public static final class Gate {
        final CompletableFuture<@Nullable Void> reached = new CompletableFuture<>();
        final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
        private final int at;

        Gate(int at) {
            this.at = at;
        }
    }

    /** The job whose parameters name this gate stops once before the given step. */
    Gate gate(String name, int at) {
        Gate gate = new Gate(at);
        gates.put(name, gate);
        return gate;
    }

    @Override
    public String name() {
        return "test_count";
    }

    @Override
    public String unit() {
        return "numbers";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        int number = work.position().getInteger("next", 1);
        Gate gate = gates.get(work.parameters().getString("gate", ""));
        if (gate != null && gate.at == number && gate.reached.complete(null)) {
            return Uni.createFrom().completionStage(gate.opened).replaceWith(effect(work, number));
        }
        return Uni.createFrom().item(effect(work, number));
    }

    private JobEffect effect(Work work, int number) {
        int to = work.parameters().getInteger("to");
        return tx -> tx.update("insert into job_probe (job, number) values ($1, $2)", work.id(), number)
                .invoke(() -> failIfTold(work, number))
                .map(changed -> number < to
                        ? Step.goOn(new JsonObject().put("next", number + 1), 1).of(to)
                        : last(work, number));
    }

    private static Step last(Work work, int number) {
        return work.parameters().containsKey("rest")
                ? Step.rest(Duration.ofHours(1), new JsonObject().put("next", 1), 1)
                : Step.end(new JsonObject().put("counted", number), 1);
    }

    private void failIfTold(Work work, int number) {
        int attempt =
                attempts.computeIfAbsent(work.id(), id -> new AtomicInteger()).incrementAndGet();
        if (work.parameters().getInteger("refuse_at", 0) == number) {
            throw new ServiceException(ErrorCode.CONFLICT, "The number " + number + " is taken.");
        }
        if (work.parameters().getInteger("fail_once_at", 0) == number && attempt == number) {
            throw new IllegalStateException("told to fail");
        }
    }
}
