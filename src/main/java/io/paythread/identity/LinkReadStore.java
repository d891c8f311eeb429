package io.paythread.identity;

import io.paythread.identity.Link.Judgement;
import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads links as people are shown them. */
@Singleton
class LinkReadStore {
    private static final LatestFirst<UUID> ORDER = LatestFirst.byId("l.created_at", "l.id");

    private static final String SELECT =
            """
            select l.id, l.account_a, l.account_b, a.customer_id as customer_a, b.customer_id as customer_b, l.rule,
                   l.strength, l.state, l.evidence, l.created_at, d.actor, d.reason, d.decided_at
              from link l
              join account a on a.id = l.account_a
              join account b on b.id = l.account_b
              left join identity_decision d on d.id = l.decision_id
            """;

    private static final String LIST = SELECT + " where true";

    /** A joined customer's id stands for the one that it became. */
    private static final String OF_CUSTOMER =
            """
            l.id in (with theirs as materialized (
                         select a.id from customer c join account a on a.customer_id = coalesce(c.joined_into, c.id)
                          where c.id = ?)
                     select m.id from link m where m.account_a in (select id from theirs)
                     union all
                     select m.id from link m where m.account_b in (select id from theirs))
            """;

    /** Which links are asked for. All that is given must hold. */
    record Filter(
            Optional<UUID> customer, Optional<LinkState> state, Optional<String> strength, Optional<LinkRule> rule) {

        /** The same for the links of one customer. */
        Filter of(UUID customerId) {
            return new Filter(Optional.of(customerId), state, strength, rule);
        }
    }

    Uni<Optional<Link>> find(Tx tx, UUID id) {
        return tx.first(SELECT + " where l.id = $1", LinkReadStore::from, id);
    }

    Uni<List<Link>> find(Tx tx, Collection<UUID> ids) {
        return tx.list(SELECT + " where l.id = any($1)", LinkReadStore::from, (Object) Columns.uuids(ids));
    }

    /** Latest first. */
    Uni<Page<Link>> list(Tx tx, Filter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.customer().ifPresent(customer -> where.and(OF_CUSTOMER, customer));
        filter.state().ifPresent(state -> where.and("l.state = ?", state.wireName()));
        filter.strength().ifPresent(strength -> where.and("l.strength = ?", strength));
        filter.rule().ifPresent(rule -> where.and("l.rule = ?", rule.wireName()));
        String end = ORDER.page(page, where);
        return tx.list(LIST + where.sql() + end, LinkReadStore::from, where.parameters())
                .map(rows -> page.cut(rows, row -> ORDER.words(row.createdAt(), row.id())));
    }

    private static Link from(Row row) {
        return new Link(
                row.getUUID("id"),
                LinkStore.pair(row),
                row.getUUID("customer_a"),
                row.getUUID("customer_b"),
                LinkStore.rule(row),
                row.getString("strength"),
                LinkState.ofWireName(row.getString("state")).orElseThrow(),
                EvidenceJson.read(row.get(JsonObject.class, "evidence")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getString("actor"))
                        .map(actor -> new Judgement(
                                actor,
                                row.getString("reason"),
                                row.getOffsetDateTime("decided_at").toInstant())));
    }
}
