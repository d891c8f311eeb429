package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Bodies that are changed after they were stored: because something in them had to go. */
@Singleton
class StoredBodies {
    /** Bodies are read in chunks of this many, so that a ticket with a long history does not fill the memory. */
    static final int CHUNK = 100;

    private static final String SOME =
            "select id, source_id, body from inbound_event where id = any($1) order by id for no key update";

    private static final String AFTER =
            """
            select id, source_id, body from inbound_event where id > $1 order by id limit $2 for no key update
            """;

    private static final String REPLACE =
            """
            update inbound_event set body = $2, redactions = least(32767, redactions + $3)::int2 where id = $1
            """;

    /** A body as it stands. */
    record StoredBody(UUID id, UUID source, byte[] body) {
        static StoredBody from(Row row) {
            return new StoredBody(
                    row.getUUID("id"),
                    row.getUUID("source_id"),
                    Bodies.unpack(row.getBuffer("body").getBytes()));
        }
    }

    Uni<List<StoredBody>> some(Tx tx, Collection<UUID> ids) {
        return tx.list(SOME, StoredBody::from, (Object) ids.toArray(UUID[]::new));
    }

    /** The next ones in the order of their arrival. */
    Uni<List<StoredBody>> after(Tx tx, UUID id, int most) {
        return tx.list(AFTER, StoredBody::from, id, most);
    }

    /** A body to be written in the place of the present one. */
    record NewBody(UUID id, byte[] body, int redactions) {
        private Tuple tuple() {
            return Tuple.of(id, Buffer.buffer(Bodies.pack(body)), redactions);
        }
    }

    Uni<Integer> replace(Tx tx, List<NewBody> bodies) {
        return tx.batch(REPLACE, bodies.stream().map(NewBody::tuple).toList());
    }
}
