package io.paythread.identity;

import io.paythread.identity.Decision.Action;
import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Rows of {@code identity_decision}: only ever added. */
@Singleton
class DecisionStore {
    private static final LatestFirst<UUID> ORDER = LatestFirst.byId("decided_at", "id");

    private static final String COLUMNS = "id, action, actor, reason, request_id, link_id, detail, decided_at";

    private static final String ADD =
            """
            insert into identity_decision
                   (id, action, actor, reason, request_id, link_id, accounts, detail, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String FIND = "select " + COLUMNS + " from identity_decision where id = $1 and action = $2";

    private static final String LIST = "select " + COLUMNS + " from identity_decision where true";

    /** About any account that belongs to the customer now. */
    private static final String OF_CUSTOMER =
            "accounts && (select array_agg(a.id) from account a where a.customer_id = ?)";

    Uni<Integer> add(Tx tx, Decision decision) {
        TreeSet<UUID> accounts = new TreeSet<>(ByteOrder.UUIDS);
        decision.before().values().forEach(accounts::addAll);
        return tx.update(
                ADD,
                decision.id(),
                decision.action().wireName(),
                decision.actor(),
                decision.reason(),
                decision.requestId(),
                decision.linkId().orElse(null),
                Columns.uuids(accounts),
                new JsonObject().put("before", json(decision.before())).put("after", json(decision.after())),
                Columns.time(decision.decidedAt()));
    }

    Uni<Optional<Decision>> find(Tx tx, UUID id, Action action) {
        return tx.first(FIND, DecisionStore::from, id, action.wireName());
    }

    Uni<Page<Decision>> ofCustomer(Tx tx, UUID customer, PageRequest page) {
        Conditions where = new Conditions();
        where.and(OF_CUSTOMER, customer);
        String end = ORDER.page(page, where);
        return tx.list(LIST + where.sql() + end, DecisionStore::from, where.parameters())
                .map(rows -> page.cut(rows, row -> ORDER.words(row.decidedAt(), row.id())));
    }

    private static Decision from(Row row) {
        JsonObject detail = row.get(JsonObject.class, "detail");
        return new Decision(
                row.getUUID("id"),
                Action.ofWireName(row.getString("action")),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("request_id"),
                Optional.ofNullable(row.getUUID("link_id")),
                customers(detail.getJsonObject("before")),
                customers(detail.getJsonObject("after")),
                row.getOffsetDateTime("decided_at").toInstant());
    }

    private static JsonObject json(NavigableMap<UUID, List<UUID>> customers) {
        JsonObject json = new JsonObject();
        customers.forEach((customer, accounts) -> json.put(customer.toString(), json(accounts)));
        return json;
    }

    private static JsonArray json(Collection<UUID> ids) {
        JsonArray json = new JsonArray();
        ids.forEach(id -> json.add(id.toString()));
        return json;
    }

    private static NavigableMap<UUID, List<UUID>> customers(JsonObject json) {
        NavigableMap<UUID, List<UUID>> customers = new TreeMap<>(ByteOrder.UUIDS);
        for (String customer : json.fieldNames()) {
            List<UUID> accounts = new ArrayList<>();
            json.getJsonArray(customer).forEach(id -> accounts.add(UUID.fromString((String) id)));
            customers.put(UUID.fromString(customer), List.copyOf(accounts));
        }
        return customers;
    }
}
