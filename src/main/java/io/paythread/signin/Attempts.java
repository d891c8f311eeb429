package io.paythread.signin;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down, per account and per address. An attempt counts as failed before the password is looked at, and is
 * taken back when it succeeds: a hundred guesses at once are not free. Accounts that do not exist are counted alike.
 */
@Singleton
class Attempts {
    private static final Duration TIDYING = Duration.ofHours(1);

    private final Database database;
    private final AttemptStore store;
    private final BackOffRule perAccount;
    private final BackOffRule perAddress;
    private final Clock clock;
    private final Every tidying = new Every(TIDYING);

    Attempts(Database database, AttemptStore store, SignInConfig config, Clock clock) {
        this.database = database;
        this.store = store;
        this.perAccount = new BackOffRule(config.freeFailuresPerAccount(), config.longestWait());
        this.perAddress = new BackOffRule(config.freeFailuresPerAddress(), config.longestWait());
        this.clock = clock;
    }

    /** Counts an attempt on an account, or refuses it for the time being. */
    Uni<Void> begin(String email, String address) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> tidy(tx, now)
                // Always in this order: two attempts never wait for each other.
                .chain(() -> count(tx, AttemptKey.ofAddress(address), perAddress, now))
                .chain(() -> count(tx, AttemptKey.ofAccount(email), perAccount, now)));
    }

    /** Counts an attempt that names no account. */
    Uni<Void> begin(String address) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> count(tx, AttemptKey.ofAddress(address), perAddress, now));
    }

    /** It was the right one: the account's failures are forgotten, and the address has one less. */
    Uni<Void> succeeded(Tx tx, String email, String address) {
        return succeeded(tx, address).chain(() -> store.forget(tx, AttemptKey.ofAccount(email)));
    }

    Uni<Void> succeeded(Tx tx, String address) {
        return store.takeBack(tx, AttemptKey.ofAddress(address), clock.instant());
    }

    private Uni<Void> count(Tx tx, AttemptKey key, BackOffRule rule, Instant now) {
        return store.lock(tx, key, now).chain(count -> {
            if (count.blockedUntil().isAfter(now)) {
                return Uni.createFrom().failure(later(Duration.between(now, count.blockedUntil())));
            }
            int failures = count.failures() + 1;
            Duration wait = rule.after(failures);
            // Not "now": somebody who asked at the same moment and waited for the row would be sent away.
            Instant blockedUntil = wait.isZero() ? Instant.EPOCH : now.plus(wait);
            return store.write(tx, key, new AttemptStore.Count(failures, blockedUntil, now));
        });
    }

    private Uni<Integer> tidy(Tx tx, Instant now) {
        return tidying.due() ? store.forgetOld(tx, now) : Uni.createFrom().item(0);
    }

    private static ServiceException later(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ServiceException.retryLater(
                ErrorCode.TOO_MANY_REQUESTS,
                "Too many attempts have failed. Wait " + seconds + " s before the next one.",
                Math.toIntExact(seconds));
    }
}
