package io.paythread.delivery;

import io.paythread.audit.AuditLog;
import io.paythread.platform.id.Ids;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was and is to be sent, as people look at it and have it sent again, always under the same id. */
@Singleton
class Messages {
    /** What one request has sent again: some seconds of the database's time. */
    static final int MOST_AT_ONCE = 50_000;

    private final Database database;
    private final MessageStore store;
    private final EndpointStore endpoints;
    private final DeliveryWorkers workers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Messages(
            Database database,
            MessageStore store,
            EndpointStore endpoints,
            DeliveryWorkers workers,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.endpoints = endpoints;
        this.workers = workers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A message and all that was tried. */
    record Tried(Message message, List<Attempt> attempts) {
        Tried {
            attempts = List.copyOf(attempts);
        }
    }

    /** Newest first. */
    Uni<Page<Message>> list(MessageStore.Filter filter, PageRequest page) {
        return database.reading(tx -> store.list(tx, filter, page))
                .map(rows -> page.cut(rows, message -> List.of(message.id().toString())));
    }

    Uni<Tried> get(UUID id) {
        return database.readingOneSnapshot(
                tx -> store.find(tx, id).map(Messages::present).chain(message -> store.attempts(tx, id)
                        .map(attempts -> new Tried(message, attempts))));
    }

    /** Sends a message again, whatever became of it. */
    Uni<Message> resend(Caller caller, UUID id) {
        Instant now = clock.instant();
        return told(database.inTransaction(tx -> store.lock(tx, id)
                .map(Messages::present)
                .call(message -> requireActive(tx, message.endpoint(), now))
                .call(() -> store.resend(tx, id, now))
                .call(message -> audit.append(tx, EndpointAudit.resent(caller, id, message.state())))
                .chain(() -> store.find(tx, id))
                .map(Messages::present)));
    }

    /** Sends what happened in a range again; gives how many messages that are. */
    Uni<Integer> recover(Caller caller, MessageStore.Range range) {
        Instant now = clock.instant();
        return told(database.inTransaction(tx -> endpoints
                .find(tx, range.endpoint(), now)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(() -> requireFew(tx, range))
                .chain(() -> store.resend(tx, range, now))
                .call(count -> audit.append(
                        tx,
                        EndpointAudit.asked(
                                caller,
                                "recover",
                                range.endpoint(),
                                Map.of(
                                        "since", range.since().toString(),
                                        "until", range.until().toString(),
                                        "states", range.states(),
                                        "messages", count))))));
    }

    /** Sends a message that tells of nothing, for trying the receiver. */
    Uni<Message> test(Caller caller, UUID endpoint) {
        Instant now = clock.instant();
        Message message = new Message(
                ids.next(),
                endpoint,
                Message.TEST,
                Optional.empty(),
                now,
                MessageState.PENDING,
                0,
                now,
                now,
                Optional.empty());
        return told(database.inTransaction(tx -> requireActive(tx, endpoint, now)
                .chain(() -> store.insert(tx, List.of(message)))
                .chain(() -> audit.append(
                        tx, EndpointAudit.asked(caller, "test", endpoint, Map.of("message", message.publicId()))))
                .replaceWith(message)));
    }

    private Uni<Void> requireActive(Tx tx, UUID endpoint, Instant now) {
        return endpoints
                .find(tx, endpoint, now)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(found -> {
                    if (found.state() != EndpointState.ACTIVE) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT, "The endpoint is disabled. Change its state to active first.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireFew(Tx tx, MessageStore.Range range) {
        return store.count(tx, range, MOST_AT_ONCE + 1)
                .invoke(count -> {
                    if (count > MOST_AT_ONCE) {
                        throw ServiceException.invalid(
                                "/until",
                                "too_many_messages",
                                "There are more than " + MOST_AT_ONCE + " messages in this range. Send it in parts.");
                    }
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> told(Uni<T> work) {
        return work.invoke(done -> workers.wake());
    }

    private static Message present(Optional<Message> found) {
        return found.orElseThrow(ServiceException::notFound);
    }
}
