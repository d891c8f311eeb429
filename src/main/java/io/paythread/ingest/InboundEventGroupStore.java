package io.paythread.ingest;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts events that became no facts. */
@Singleton
class InboundEventGroupStore {
    /** The latest so many are counted: enough to see what is wrong, and counted in a tenth of a second. */
    private static final int MOST_EVENTS = 100_000;

    private static final int MOST_GROUPS = 200;

    /** The detail of an event that needs fetching is an address of its own and groups nothing. */
    private static final String GROUP =
            """
            select o.state, o.reason, case when o.state = 'needs_fetch' then null else o.detail end as detail,
                   o.source_id, o.type, count(*) as events, min(e.received_at) as first_at,
                   max(e.received_at) as last_at, (array_agg(o.inbound_id order by o.inbound_id desc))[1] as example
              from (select o.inbound_id, o.state, o.reason, o.detail, o.source_id, o.type
                      from inbound_outcome o where true%s
                     order by o.inbound_id desc limit %d) o
              join inbound_event e on e.id = o.inbound_id
             where e.twin is null or not exists (
                       select 1 from inbound_event w where w.source_id = e.source_id and w.reference = e.twin)
             group by 1, 2, 3, 4, 5
             order by events desc, last_at desc
             limit %d
            """;

    /** Largest first; of dead letters where no state is asked for. */
    Uni<List<InboundEventGroup>> groups(Tx tx, InboundEventFilter filter, IdRange range) {
        Conditions where = new Conditions();
        where.and("o.state = ?", filter.state().orElse(InboundEventState.DEAD).wireName());
        where.and("o.inbound_id > ? and o.inbound_id < ?", range.above(), range.below());
        filter.reason().ifPresent(reason -> where.and("o.reason = ?", reason));
        filter.source().ifPresent(source -> where.and("o.source_id = ?", source));
        filter.type().ifPresent(type -> where.and("o.type = ?", type));
        return tx.list(
                GROUP.formatted(where.sql(), MOST_EVENTS, MOST_GROUPS), InboundEventGroup::from, where.parameters());
    }
}
