package io.paythread.dispute;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Rows of {@code calendar_feed}. */
@Singleton
class CalendarFeedStore {
    /** Two at once may leave one more than that. */
    private static final String ADD =
            """
            insert into calendar_feed (id, hash, created_by, created_at)
            select $1, $2, $3, $4 where (select count(*) from calendar_feed) < $5
            """;

    private static final String LIST = "select id, created_by, created_at from calendar_feed order by id desc";
    private static final String KNOWN = "select true from calendar_feed where hash = $1";
    private static final String DELETE = "delete from calendar_feed where id = $1";

    /** False where there are too many. */
    Uni<Boolean> add(Tx tx, CalendarFeed feed, byte[] hash, int most) {
        return tx.update(
                        ADD,
                        feed.id(),
                        Buffer.buffer(hash),
                        feed.createdBy(),
                        feed.createdAt().atOffset(ZoneOffset.UTC),
                        most)
                .map(count -> count > 0);
    }

    /** Newest first. */
    Uni<List<CalendarFeed>> list(Tx tx) {
        return tx.list(LIST, CalendarFeedStore::from);
    }

    Uni<Boolean> knows(Tx tx, byte[] hash) {
        return tx.first(KNOWN, row -> row.getBoolean(0), Buffer.buffer(hash)).map(found -> found.isPresent());
    }

    Uni<Boolean> delete(Tx tx, UUID id) {
        return tx.update(DELETE, id).map(count -> count > 0);
    }

    private static CalendarFeed from(Row row) {
        return new CalendarFeed(
                row.getUUID("id"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
