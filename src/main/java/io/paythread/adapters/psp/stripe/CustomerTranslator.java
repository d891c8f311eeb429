package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers: accounts. A deleted customer keeps what was known of the person; erasing is the merchant's decision. */
final class CustomerTranslator implements Family {
    /** Where merchants write their own id of the person. */
    private static final List<String> USER_FIELDS = List.of("user_id", "userId", "external_id");

    @Override
    public Set<String> types() {
        return Set.of("customer.created", "customer.updated", "customer.deleted");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                switch (event.verb()) {
                    case "created" -> {
                        Moment moment = event.own(event.object().time("created"), 0);
                        yield happened(event, Kind.CUSTOMER_CREATED, "created", moment);
                    }
                    case "deleted" -> happened(event, Kind.CUSTOMER_DELETED, "deleted", event.own(2));
                    default -> updated(event);
                });
        List<Identifier> identifiers = identifiers(event);
        if (!identifiers.isEmpty()) {
            facts.add(new Fact.Identified(Party.account(event.id()), event.own(step(event)), identifiers));
        }
        return facts;
    }

    private static int step(StripeEvent event) {
        return switch (event.verb()) {
            case "created" -> 0;
            case "deleted" -> 2;
            default -> 1;
        };
    }

    private static Matter matter(StripeEvent event) {
        return Matter.of(ObjectType.ACCOUNT, event.id()).belongingTo(Optional.of(Party.account(event.id())));
    }

    private static Fact happened(StripeEvent event, Kind kind, String fact, Moment moment) {
        Attributes.Builder state = state(event);
        if (kind == Kind.CUSTOMER_DELETED) {
            state.put(Attribute.DELETED, true);
        }
        return matter(event).happened(kind, "account:" + event.id() + "/" + fact, moment, state.build());
    }

    /** Only a change that a reader would call one stands on the timeline; balances and counters move all the time. */
    private static Fact updated(StripeEvent event) {
        if (!event.changed("email", "name", "phone", "address", "shipping", "description", "preferred_locales")) {
            return matter(event).described(event.own(1), state(event).build());
        }
        Attributes attributes = state(event)
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
        String key = "account:" + event.id() + "/updated/" + event.seconds();
        return matter(event).happened(Kind.CUSTOMER_UPDATED, key, event.own(1), attributes);
    }

    private static Attributes.Builder state(StripeEvent event) {
        StripeObject customer = event.object();
        StripeObject locale =
                new StripeObject(customer.node().path("preferred_locales").path(0));
        Attributes.Builder builder = Common.labels(customer);
        Common.putOrClear(builder, Attribute.NAME, customer, "name");
        Common.putOrClear(builder, Attribute.EMAIL, customer, "email");
        Common.putOrClear(builder, Attribute.PHONE, customer, "phone");
        return builder.put(Attribute.CREATED_AT, customer.time("created"))
                .put(Attribute.LOCALE, locale.text())
                .put(Attribute.EXTERNAL_REFERENCE, userId(customer.at("metadata")));
    }

    private static List<Identifier> identifiers(StripeEvent event) {
        List<Identifier> identifiers = new ArrayList<>();
        say(identifiers, event, "email", Identifier.Type.EMAIL);
        say(identifiers, event, "phone", Identifier.Type.PHONE);
        say(identifiers, event, "name", Identifier.Type.NAME);
        String user = userId(event.object().at("metadata"));
        Payer.add(identifiers, "user_id", Identifier.Type.USER_ID, user);
        boolean removed = user == null && userId(event.previous().at("metadata")) != null;
        if (removed) {
            identifiers.add(Identifier.removed("user_id", Identifier.Type.USER_ID));
        }
        return identifiers;
    }

    private static void say(List<Identifier> identifiers, StripeEvent event, String field, Identifier.Type type) {
        Payer.add(identifiers, field, type, event.object().text(field));
        if (event.verb().equals("updated") && event.object().clears(field)) {
            identifiers.add(Identifier.removed(field, type));
        }
    }

    private static @Nullable String userId(StripeObject metadata) {
        return USER_FIELDS.stream()
                .map(metadata::textOrNumber)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }
}
