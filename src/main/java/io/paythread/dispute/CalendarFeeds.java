package io.paythread.dispute;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.timeline.History;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Addresses under which calendars read the deadlines of disputes. Calendars send no credential but the address: its token
 * is random, kept as a hash, good for deadlines alone, and until somebody takes it away.
 */
@Singleton
class CalendarFeeds {
    private static final String PREFIX = "cft_";
    private static final int RANDOM_BYTES = 32;
    /** People have a calendar each; who needs more has lost sight of them. */
    private static final int MOST = 100;

    private static final int MOST_DEADLINES = 1_000;
    private static final List<String> AWAITED = List.of("needs_response", "warning_needs_response");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final CalendarFeedStore store;
    private final History history;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    CalendarFeeds(Database database, CalendarFeedStore store, History history, AuditLog audit, Ids ids, Clock clock) {
        this.database = database;
        this.store = store;
        this.history = history;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new address with its token, which is never told again. */
    Uni<CalendarFeedView> create(Caller caller) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        CalendarFeed feed = new CalendarFeed(ids.next(), caller.actor(), clock.instant());
        return database.inTransaction(tx -> store.add(tx, feed, hash(token), MOST)
                .invoke(made -> {
                    if (!made) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "There are " + MOST + " calendar feeds. Take away one that is not used.");
                    }
                })
                .call(() -> audit.append(tx, entry(caller, "create", feed.publicId())))
                .replaceWith(CalendarFeedView.of(feed, token)));
    }

    /** All, newest first. */
    Uni<List<CalendarFeed>> list() {
        return database.reading(store::list);
    }

    /** From now on the address shows nothing. */
    Uni<Void> revoke(Caller caller, UUID id, String publicId) {
        return database.inTransaction(tx -> store.delete(tx, id)
                .invoke(was -> {
                    if (!was) {
                        throw ServiceException.notFound();
                    }
                })
                .chain(() -> audit.append(tx, entry(caller, "revoke", publicId)))
                .replaceWithVoid());
    }

    /** The deadlines as a calendar; refuses a token that is not, or no more, one of ours. */
    Uni<String> calendar(String token) {
        return database.reading(tx -> store.knows(tx, hash(token))
                        .invoke(known -> {
                            if (!known) {
                                throw new ServiceException(
                                        ErrorCode.UNAUTHENTICATED, "The feed token is not valid, or was taken away.");
                            }
                        })
                        .chain(() -> history.inStates(tx, ObjectType.DISPUTE, AWAITED, MOST_DEADLINES)))
                .map(disputes -> DeadlineCalendar.of(disputes, clock.instant()));
    }

    private static AuditEntry entry(Caller caller, String action, String id) {
        return new AuditEntry(
                caller.actor(),
                "calendar_feed." + action,
                "calendar_feed",
                id,
                Map.of(),
                Map.of(),
                null,
                caller.requestId());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
