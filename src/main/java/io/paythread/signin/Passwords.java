package io.paythread.signin;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes and checks passwords on threads of their own, a few at a time, so that guessers do not slow everybody down. */
@Singleton
class Passwords {
    private static final int THREADS = 2;
    /** At a third of a second each, the last one waits some ten seconds; who comes later is sent away. */
    private static final int MAX_WAITING = 64;

    private static final int TRY_AGAIN_SECONDS = 10;

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Checked in place of a password that does not exist. */
    private final PasswordHash nobodys;

    private final int rounds;

    Passwords(Vertx vertx, PasswordCost cost) {
        this.rounds = cost.rounds();
        this.nobodys = PasswordHash.ofNobody(rounds);
        this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /** What to keep of a new password. */
    Uni<String> hash(String password) {
        return work(() -> PasswordHash.of(password, rounds).text());
    }

    /** Whether the password is the kept one. Takes as long when none is kept. */
    Uni<Boolean> matches(Optional<String> kept, String password) {
        return work(() -> {
            PasswordHash hash = kept.map(PasswordHash::parse).orElse(nobodys);
            return hash.matches(password) && kept.isPresent();
        });
    }

    private <T> Uni<T> work(Callable<T> task) {
        return Uni.createFrom().deferred(() -> {
            if (waiting.incrementAndGet() > MAX_WAITING) {
                waiting.decrementAndGet();
                return Uni.createFrom()
                        .failure(ServiceException.retryLater(
                                ErrorCode.UNAVAILABLE, "Too many people sign in at the moment.", TRY_AGAIN_SECONDS));
            }
            return workers.executeBlocking(task, false).onTermination().invoke(() -> waiting.decrementAndGet());
        });
    }

    @PreDestroy
    void close() {
        workers.closeAndForget();
    }
}
