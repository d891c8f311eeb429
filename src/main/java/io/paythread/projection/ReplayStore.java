package io.paythread.projection;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the events that a filter names. Ids are time-ordered, so that the order of ids is the order of arrival. */
@Singleton
class ReplayStore {
    private static final String FROM =
            " from inbound_event e left join inbound_outcome o on o.inbound_id = e.id where true";

    private static final String PROJECTED = "projected";

    Uni<Long> count(Tx tx, ReplayFilter filter, UUID until) {
        Conditions where = where(filter, new UUID(0, 0), until);
        return tx.first("select count(*)" + FROM + where.sql(), row -> row.getLong(0), where.parameters())
                .map(Optional::orElseThrow);
    }

    /** The next events behind one and up to another. */
    Uni<List<UUID>> next(Tx tx, ReplayFilter filter, UUID after, UUID until, int limit) {
        Conditions where = where(filter, after, until);
        String end = "\norder by e.id limit " + where.parameter(limit);
        return tx.list("select e.id" + FROM + where.sql() + end, row -> row.getUUID(0), where.parameters());
    }

    private static Conditions where(ReplayFilter filter, UUID after, UUID until) {
        Conditions where = new Conditions();
        where.and("e.id > ? and e.id <= ?", after, until);
        if (filter.state().equals(PROJECTED)) {
            where.and("o.inbound_id is null");
        } else {
            where.and("o.state = ? and o.inbound_id > ? and o.inbound_id <= ?", filter.state(), after, until);
        }
        filter.reason().ifPresent(reason -> where.and("o.reason = ?", reason));
        filter.source().ifPresent(source -> where.and("e.source_id = ?", source));
        filter.type().ifPresent(type -> where.and("e.type = ?", type));
        filter.from().ifPresent(from -> where.and("e.id >= ?", first(from)));
        filter.to().ifPresent(to -> where.and("e.id < ?", first(to)));
        return where;
    }

    /** The least id of the millisecond. */
    private static UUID first(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
