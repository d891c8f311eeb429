package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Fact;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the translator of an event by its type. */
final class StripeTranslation {
    private static final String UNKNOWN_TYPE = "unknown_type";

    private final Map<String, Family> families = new HashMap<>();

    StripeTranslation(List<Family> all) {
        for (Family family : all) {
            for (String type : family.types()) {
                if (families.put(type, family) != null) {
                    throw new IllegalStateException("two families answer for " + type);
                }
            }
        }
    }

    Translation translate(InboundEvent inbound) {
        Optional<StripeObject> event = StripeJson.read(inbound.body());
        if (event.isEmpty()) {
            return new Translation.Unreadable("the body is no JSON object");
        }
        Optional<String> type = event.get().id("type");
        if (type.isEmpty()) {
            return new Translation.Unreadable("the event has no type");
        }
        if (type.get().startsWith(StripeListing.TYPE)) {
            return listed(inbound, event.get(), type.get());
        }
        return StripeSplit.isThin(event.get())
                ? thin(event.get(), type.get())
                : snapshot(inbound, event.get(), type.get());
    }

    /** Thin events of the older objects bear the snapshot's type after {@code v1.}. */
    private static Translation thin(StripeObject event, String type) {
        Optional<String> reason = type.startsWith("v1.") ? IgnoredTypes.reason(type.substring(3)) : Optional.empty();
        if (reason.isPresent()) {
            return new Translation.Ignored(reason.get());
        }
        String url = event.text("related_object", "url");
        return url == null || !url.startsWith("/")
                ? new Translation.Ignored("names_no_object")
                : new Translation.NeedsFetch(url);
    }

    private Translation snapshot(InboundEvent inbound, StripeObject event, String type) {
        Family family = families.get(type);
        if (family == null) {
            return new Translation.Ignored(IgnoredTypes.reason(type).orElse(UNKNOWN_TYPE));
        }
        StripeObject object = event.at("data", "object");
        if (!object.exists()) {
            return new Translation.Unreadable("the event carries no object");
        }
        Optional<String> id = family.id(object);
        if (id.isEmpty()) {
            return new Translation.Unreadable("the event's object has no id");
        }
        List<Fact> facts = family.translate(new StripeEvent(
                type,
                created(inbound, event, object),
                id.get(),
                object,
                event.at("data", "previous_attributes"),
                false));
        return facts.isEmpty() ? new Translation.Ignored("says_nothing_new") : new Translation.Facts(facts);
    }

    /** What an object looks like tells what must have happened to it. */
    private Translation listed(InboundEvent inbound, StripeObject event, String type) {
        StripeObject object = event.at("data", "object");
        Optional<String> id = object.id("id");
        List<String> types = ListedObject.types(type.substring(StripeListing.TYPE.length()), object);
        if (id.isEmpty() || types.isEmpty()) {
            return new Translation.Ignored("says_nothing_new");
        }
        Instant created = created(inbound, event, object);
        List<Fact> facts = new ArrayList<>();
        for (String told : types) {
            StripeEvent one = new StripeEvent(told, created, id.get(), object, StripeObject.NOTHING, true);
            Optional.ofNullable(families.get(told)).ifPresent(family -> facts.addAll(family.translate(one)));
        }
        return facts.isEmpty()
                ? new Translation.Ignored("says_nothing_new")
                : new Translation.Facts(facts.stream().distinct().toList());
    }

    /** An event without its time happened when its object was made, or else when it came. */
    private static Instant created(InboundEvent inbound, StripeObject event, StripeObject object) {
        Instant created = event.time("created");
        Instant made = created == null ? object.time("created") : created;
        return made == null ? inbound.providerTime().orElse(inbound.receivedAt()) : made;
    }
}
