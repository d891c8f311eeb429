package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.identity.Identities;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where people live and where things went, and from where and on what was bought. Networks ask for it when an earlier
 * purchase is to prove something, and nobody else: it stays as long as the bytes that told it, and not as long as the
 * payment.
 */
@Singleton
public class Whereabouts {
    static final Set<Attribute> ATTRIBUTES = EnumSet.of(
            Attribute.BILLING_ADDRESS,
            Attribute.BILLING_PHONE,
            Attribute.SHIPPING_ADDRESS,
            Attribute.SHIPPING_NAME,
            Attribute.SHIPPING_PHONE,
            Attribute.SHIPPING_CARRIER,
            Attribute.SHIPPING_TRACKING_NUMBER,
            Attribute.PURCHASE_IP,
            Attribute.DEVICE_ID,
            Attribute.DEVICE_FINGERPRINT);

    private static final String MATTERS =
            """
            select distinct matter_id, source_id from telling
             where inbound_id = any($1::uuid[]) and jsonb_exists_any(fact -> 'attributes', $2::text[])
            """;

    private static final String FORGET =
            """
            update telling set fact = jsonb_set(fact, '{attributes}', (fact -> 'attributes') - $2::text[])
             where inbound_id = any($1::uuid[]) and jsonb_exists_any(fact -> 'attributes', $2::text[])
            """;

    private final Timeline timeline;
    private final Identities identities;

    Whereabouts(Timeline timeline, Identities identities) {
        this.timeline = timeline;
        this.identities = identities;
    }

    /** What is left of a fact. */
    public static Fact without(Fact fact) {
        if (fact instanceof Fact.Happened happened) {
            return new Fact.Happened(
                    happened.kind(),
                    happened.key(),
                    happened.moment(),
                    happened.about(),
                    happened.related(),
                    happened.party(),
                    without(happened.attributes()));
        }
        if (fact instanceof Fact.Described described) {
            return new Fact.Described(
                    described.moment(),
                    described.about(),
                    described.related(),
                    described.party(),
                    without(described.attributes()));
        }
        return fact;
    }

    private static Attributes without(Attributes told) {
        Map<Attribute, Object> left = new EnumMap<>(Attribute.class);
        left.putAll(told.values());
        left.keySet().removeAll(ATTRIBUTES);
        return new Attributes(left);
    }

    /** Takes it out of what these events told, and out of the entries and objects folded from it. */
    public Uni<Void> forget(Tx tx, Collection<UUID> events) {
        UUID[] ids = events.toArray(UUID[]::new);
        String[] names = ATTRIBUTES.stream().map(Attribute::wireName).toArray(String[]::new);
        return tx.query(MATTERS, ids, names)
                .map(rows -> {
                    Map<UUID, UUID> sources = new TreeMap<>();
                    rows.forEach(row -> sources.put(row.getUUID(0), row.getUUID(1)));
                    return sources;
                })
                .chain(matters -> timeline.change(tx, matters, () -> tx.update(FORGET, ids, names)))
                .chain(changes -> identities.touched(tx, changes))
                .replaceWithVoid();
    }
}
