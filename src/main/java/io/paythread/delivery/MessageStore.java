package io.paythread.delivery;

import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages and their attempts, as people read them and have them sent again. */
@Singleton
class MessageStore {
    static final String COLUMNS =
            """
            m.id, m.endpoint_id, m.type, m.feed_id, m.feed_xid, m.feed_seq, m.subject, m.customer_id, m.revision,
            m.source_id, m.recorded_at, m.state, m.attempts, m.due_at, m.created_at, m.finished_at
            """;
    private static final String ONE = "select " + COLUMNS + " from webhook_message m where m.id = $1";
    private static final String LOCK = ONE + " for update";
    private static final String LIST = "select " + COLUMNS + " from webhook_message m where true";
    private static final String ATTEMPTS =
            """
            select id, number, started_at, duration_ms, status, fault, response from webhook_attempt
             where message_id = $1 order by number
            """;
    private static final String INSERT =
            """
            insert into webhook_message (id, endpoint_id, type, feed_id, feed_xid, feed_seq, subject, customer_id, revision,
                   source_id, recorded_at, state, due_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12, $12)
            on conflict (endpoint_id, feed_id) do nothing
            """;
    /** One that is just being sent keeps its claim: what comes of that decides. */
    private static final String RESEND =
            "update webhook_message set state = 'pending', step = 0, due_at = $2, finished_at = null where id = $1";

    private static final String COUNT_BETWEEN =
            """
            select count(*) from (
                select 1 from webhook_message
                 where endpoint_id = $1 and type <> $5 and recorded_at >= $2 and recorded_at < $3 and state = any($4)
                 limit $6) found
            """;
    private static final String RESEND_BETWEEN =
            """
            update webhook_message set state = 'pending', step = 0, due_at = $5, finished_at = null
             where endpoint_id = $1 and type <> $6 and recorded_at >= $2 and recorded_at < $3 and state = any($4)
            """;
    private static final String CANCEL_OF_DELETED =
            """
            update webhook_message m set state = 'cancelled', finished_at = $1, lease_until = null, epoch = m.epoch + 1
              from webhook_endpoint e
             where e.id = m.endpoint_id and e.state = 'deleted' and m.state = 'pending'
            """;
    private static final String FORGET =
            """
            delete from webhook_message where id in (
                select id from webhook_message where created_at < $1 order by created_at limit $2 for update skip locked)
            """;
    private static final String FORGET_ENDPOINTS =
            """
            delete from webhook_endpoint e
             where e.state = 'deleted' and not exists (select from webhook_message m where m.endpoint_id = e.id)
            """;

    /** Which messages are asked for. */
    record Filter(Optional<UUID> endpoint, Optional<String> state, Optional<String> type) {}

    /** Part of a row's place in time, of one endpoint. */
    record Range(UUID endpoint, Instant since, Instant until, List<String> states) {
        Range {
            states = List.copyOf(states);
        }
    }

    Uni<Optional<Message>> find(Tx tx, UUID id) {
        return tx.first(ONE, MessageStore::from, id);
    }

    Uni<Optional<Message>> lock(Tx tx, UUID id) {
        return tx.first(LOCK, MessageStore::from, id);
    }

    Uni<List<Attempt>> attempts(Tx tx, UUID message) {
        return tx.list(ATTEMPTS, MessageStore::attempt, message);
    }

    /** Newest first. */
    Uni<List<Message>> list(Tx tx, Filter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.endpoint().ifPresent(id -> where.and("m.endpoint_id = ?", id));
        filter.state().ifPresent(state -> where.and("m.state = ?", state));
        filter.type().ifPresent(type -> where.and("m.type = ?", type));
        page.keys()
                .ifPresent(keys -> where.and(page.backward() ? "m.id > ?" : "m.id < ?", UUID.fromString(keys.get(0))));
        String order = page.backward() ? " order by m.id" : " order by m.id desc";
        String limit = " limit " + where.parameter(page.rowsToRead());
        return tx.list(LIST + where.sql() + order + limit, MessageStore::from, where.parameters());
    }

    /** Those of rows that were told before are left out. */
    Uni<Integer> insert(Tx tx, List<Message> messages) {
        return tx.batch(INSERT, messages.stream().map(MessageStore::tuple).toList());
    }

    Uni<Void> resend(Tx tx, UUID id, Instant now) {
        return tx.update(RESEND, id, EndpointStore.time(now)).replaceWithVoid();
    }

    /** How many messages are in the range, at most so many. */
    Uni<Long> count(Tx tx, Range range, int most) {
        return tx.first(
                        COUNT_BETWEEN,
                        row -> row.getLong(0),
                        range.endpoint(),
                        EndpointStore.time(range.since()),
                        EndpointStore.time(range.until()),
                        range.states().toArray(String[]::new),
                        Message.TEST,
                        most)
                .map(Optional::orElseThrow);
    }

    Uni<Integer> resend(Tx tx, Range range, Instant now) {
        return tx.update(
                RESEND_BETWEEN,
                range.endpoint(),
                EndpointStore.time(range.since()),
                EndpointStore.time(range.until()),
                range.states().toArray(String[]::new),
                EndpointStore.time(now),
                Message.TEST);
    }

    Uni<Integer> cancelOfDeleted(Tx tx, Instant now) {
        return tx.update(CANCEL_OF_DELETED, EndpointStore.time(now));
    }

    /** Lets go of at most so many of before the moment, with their attempts. */
    Uni<Integer> forget(Tx tx, Instant before, int most) {
        return tx.update(FORGET, EndpointStore.time(before), most);
    }

    /** Deleted endpoints go with their last message. */
    Uni<Integer> forgetEndpoints(Tx tx) {
        return tx.update(FORGET_ENDPOINTS);
    }

    private static Tuple tuple(Message message) {
        @Nullable FeedRow row = message.row().orElse(null);
        Tuple tuple =
                Tuple.tuple().addUUID(message.id()).addUUID(message.endpoint()).addString(message.type());
        return (row == null ? noRow(tuple) : withRow(tuple, row))
                .addOffsetDateTime(EndpointStore.time(message.recordedAt()))
                .addOffsetDateTime(EndpointStore.time(message.createdAt()));
    }

    private static Tuple withRow(Tuple tuple, FeedRow row) {
        return tuple.addUUID(row.id())
                .addLong(row.position().xid())
                .addLong(row.position().seq())
                .addUUID(row.subject())
                .addValue(row.customer())
                .addValue(row.revision())
                .addValue(row.source());
    }

    private static Tuple noRow(Tuple tuple) {
        Tuple all = tuple;
        for (int i = 0; i < 7; i++) {
            all = all.addValue(null);
        }
        return all;
    }

    static Message from(Row row) {
        return new Message(
                row.getUUID("id"),
                row.getUUID("endpoint_id"),
                row.getString("type"),
                Optional.ofNullable(row.getUUID("feed_id")).map(id -> feedRow(id, row)),
                row.getOffsetDateTime("recorded_at").toInstant(),
                MessageState.of(row.getString("state")),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                EndpointStore.instant(row, "finished_at"));
    }

    private static FeedRow feedRow(UUID id, Row row) {
        return new FeedRow(
                new FeedPosition(row.getLong("feed_xid"), row.getLong("feed_seq")),
                id,
                row.getString("type"),
                row.getUUID("subject"),
                row.getUUID("customer_id"),
                row.getLong("revision"),
                row.getUUID("source_id"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.getUUID("id"),
                row.getInteger("number"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getInteger("duration_ms"),
                Optional.ofNullable(row.getInteger("status")),
                Optional.ofNullable(row.getString("fault")),
                Optional.ofNullable(row.getString("response")));
    }
}
