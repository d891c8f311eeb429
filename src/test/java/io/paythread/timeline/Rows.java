package io.paythread.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.paythread.platform.postgres.Database;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Writes rows as projection writes them, so that reading can be tested by itself. Everything is fresh per test. */
@Singleton
class Rows {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Rows(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** A source that nothing else uses. */
    UUID source() {
        UUID id = ids.next();
        run(
                """
                insert into source (id, name, provider, kind, managed_by, created_at, updated_at)
                values ($1, $2, 'stripe', 'psp', 'api', now(), now())
                """,
                id,
                unique("rows"));
        return id;
    }

    /** A word that no other test has. */
    String unique(String word) {
        return word + "-" + COUNTER.incrementAndGet() + "-"
                + Long.toString(ids.next().getLeastSignificantBits(), 36).replace("-", "");
    }

    /** A customer with one account at each of these sources. */
    Person person(UUID... sources) {
        List<UUID> accounts = Arrays.stream(sources)
                .map(source -> Ids.derived(source.toString(), "account", unique("cus")))
                .toList();
        UUID customer = Ids.derived("customer", accounts.get(0).toString());
        for (int i = 0; i < sources.length; i++) {
            run(
                    """
                    insert into account (id, source_id, reference, guest, since, recorded_at, customer_id)
                    values ($1, $2, $3, false, now(), now(), $4)
                    """,
                    accounts.get(i),
                    sources[i],
                    unique("cus"),
                    customer);
        }
        run(
                """
                insert into customer (id, root_account_id, since, revision, created_at, updated_at)
                values ($1, $2, now(), 1, now(), now())
                """,
                customer,
                accounts.get(0));
        return new Person(customer, accounts);
    }

    /** Raises the customer's revision, as every visible change does. */
    void change(Person person) {
        run("update customer set revision = revision + 1 where id = $1", person.customer());
    }

    /** Joins a customer into another. */
    void join(Person gone, Person into) {
        run("update account set customer_id = $1 where customer_id = $2", into.customer(), gone.customer());
        run("update customer set joined_into = $1 where id = $2", into.customer(), gone.customer());
    }

    /** A matter with these references. */
    @CanIgnoreReturnValue
    UUID matter(UUID source, @Nullable UUID account, Reference... references) {
        UUID id = ids.next();
        run(
                "insert into matter (id, source_id, account_id, updated_at) values ($1, $2, $3, now())",
                id,
                source,
                account);
        for (Reference reference : references) {
            reference(id, source, reference);
        }
        return id;
    }

    /** One more reference of a matter. */
    void reference(UUID matter, UUID source, Reference reference) {
        run(
                "insert into matter_reference (source_id, reference, matter_id, object_id) values ($1, $2, $3, $4)",
                source,
                reference.toString(),
                matter,
                PublicIds.uuid(source, reference.toString()));
    }

    /** An entry of a matter of its own. */
    @CanIgnoreReturnValue
    UUID entry(UUID source, @Nullable UUID account, Kind kind, Instant occurredAt, Attributes attributes) {
        Reference subject = new Reference(kind.about(), unique(kind.about().wireName()));
        UUID matter = matter(source, account, subject);
        return entry(matter, source, account, kind, occurredAt, attributes, List.of(subject));
    }

    @CanIgnoreReturnValue
    UUID entry(
            UUID matter,
            UUID source,
            @Nullable UUID account,
            Kind kind,
            Instant occurredAt,
            Attributes attributes,
            List<Reference> about) {
        String key = about.get(0) + "/" + unique(kind.wireName());
        UUID id = Ids.derived(source.toString(), "entry", key);
        Money money = attributes.money(Attribute.AMOUNT).orElse(null);
        String summary = "Summary of " + key;
        JsonObject detail = detail(attributes, about).put("summary", summary);
        JsonArray origins = new JsonArray()
                .add(new JsonObject()
                        .put("inbound_event", ids.next().toString())
                        .put("type", "test.event")
                        .put("reference", unique("evt"))
                        .put("occurred_at", FactJson.text(occurredAt))
                        .put("recorded_at", FactJson.text(occurredAt))
                        .put("origin", "webhook"));
        run(
                """
                insert into entry (id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at,
                    late, unexpected, status, amount, currency, search, refs, detail, origins, former, digest)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $7, false, false, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                """,
                id,
                matter,
                source,
                account,
                kind.wireName(),
                key,
                occurredAt.atOffset(ZoneOffset.UTC),
                kind.order(),
                attributes.text(Attribute.STATUS).orElse(null),
                money == null ? null : money.minorUnits(),
                money == null ? null : money.currency().code(),
                (summary + "\n" + detail.encode()).toLowerCase(Locale.ROOT),
                about.stream().map(Reference::toString).toArray(String[]::new),
                detail,
                origins,
                new UUID[0],
                ids.next());
        return id;
    }

    /** The state of an object. */
    @CanIgnoreReturnValue
    UUID object(
            UUID matter,
            UUID source,
            @Nullable UUID account,
            Reference reference,
            @Nullable String status,
            Instant occurredAt,
            Attributes attributes,
            List<Reference> about) {
        UUID id = PublicIds.uuid(source, reference.toString());
        Money money = attributes.money(Attribute.AMOUNT).orElse(null);
        run(
                """
                insert into business_object (id, type, source_id, reference, matter_id, account_id, status, amount,
                    currency, occurred_at, recorded_at, unexpected, state, digest)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, false, $11, $12)
                """,
                id,
                reference.type().wireName(),
                source,
                reference.value(),
                matter,
                account,
                status,
                money == null ? null : money.minorUnits(),
                money == null ? null : money.currency().code(),
                occurredAt.atOffset(ZoneOffset.UTC),
                detail(attributes, about).put("entries", new JsonArray()),
                ids.next());
        return id;
    }

    Instant now() {
        return clock.instant();
    }

    @SuppressWarnings("NullAway") // A missing value becomes a null of the database.
    void run(String sql, @Nullable Object... parameters) {
        int changed =
                database.inTransaction(tx -> tx.update(sql, parameters)).await().indefinitely();
        if (changed < 0) {
            throw new IllegalStateException(sql);
        }
    }

    private static JsonObject detail(Attributes attributes, List<Reference> about) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return new JsonObject(json.objectNode()
                .<ObjectNode>set("attributes", FactJson.attributes(attributes))
                .<ObjectNode>set("about", FactJson.references(about))
                .set("related", json.arrayNode())
                .toString());
    }

    /** The id of an entry as the API gives it. */
    static String id(UUID entry) {
        return PublicId.format(IdPrefix.ENTRY, entry);
    }

    static Attributes euros(long cents) {
        return Attributes.builder()
                .put(Attribute.AMOUNT, Money.of(cents, "EUR"))
                .build();
    }

    static Reference reference(ObjectType type, String value) {
        return new Reference(type, value);
    }

    /** A customer and its accounts. */
    record Person(UUID customer, List<UUID> accounts) {
        UUID account() {
            return accounts.get(0);
        }

        String id() {
            return PublicId.format(IdPrefix.CUSTOMER, customer);
        }
    }
}
