package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds: placed and released by people; those of disputes come and go by themselves. */
@Singleton
class LegalHolds {
    private final Database database;
    private final LegalHoldStore store;
    private final PersonFinder people;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    LegalHolds(Database database, LegalHoldStore store, PersonFinder people, AuditLog audit, Clock clock, Ids ids) {
        this.database = database;
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<LegalHold>> list(Optional<UUID> customer, PageRequest page) {
        return database.reading(tx -> store.list(tx, customer, page));
    }

    /** Keeps everything of a customer from now on, until the end if one is given, else until it is released. */
    Uni<LegalHold> place(Caller caller, UUID customer, String reason, Optional<Instant> endsAt) {
        Instant now = clock.instant();
        if (endsAt.filter(end -> !end.isAfter(now)).isPresent()) {
            throw ServiceException.invalid("/ends_at", "in_the_past", "A hold ends in the future, or is released.");
        }
        return database.inTransaction(tx -> people.ofCustomer(tx, customer)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(person -> Erasures.requireNameless(person, reason))
                .map(person -> new LegalHold(
                        ids.next(),
                        person.customer(),
                        Optional.empty(),
                        reason,
                        caller.actor(),
                        now,
                        endsAt,
                        Optional.empty(),
                        Optional.empty()))
                .call(hold -> store.add(tx, hold))
                .call(hold -> audit.append(tx, entry(caller, "legal_hold.place", hold))));
    }

    /** Ends a hold that a person placed; what waited for it is erased within the hour. */
    Uni<LegalHold> release(Caller caller, UUID id) {
        return database.inTransaction(tx -> store.lock(tx, id)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(LegalHolds::requireReleasable)
                .chain(hold -> store.release(tx, id, caller.actor(), clock.instant()))
                .call(hold -> audit.append(tx, entry(caller, "legal_hold.release", hold))));
    }

    private static void requireReleasable(LegalHold hold) {
        if (!hold.byPerson()) {
            throw new ServiceException(
                    ErrorCode.CONFLICT, "The hold is a dispute's. It ends by itself after the dispute was closed.");
        }
        if (hold.releasedAt().isPresent()) {
            throw new ServiceException(ErrorCode.CONFLICT, "The hold was released already.");
        }
    }

    private static AuditEntry entry(Caller caller, String action, LegalHold hold) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("customer", PublicId.format(IdPrefix.CUSTOMER, hold.customer()));
        hold.endsAt().ifPresent(end -> after.put("ends_at", end.toString()));
        return new AuditEntry(
                caller.actor(),
                action,
                "legal_hold",
                PublicId.format(IdPrefix.LEGAL_HOLD, hold.id()),
                Map.of(),
                after,
                hold.reason(),
                caller.requestId());
    }
}
