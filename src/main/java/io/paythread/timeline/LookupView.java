package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that bears an id, in JSON. Several where sources share the id; never none. */
public record LookupView(List<HitView> data) {
    public LookupView {
        data = List.copyOf(data);
    }

    /**
     * One thing.
     *
     * @param object what sort of thing
     * @param source the connected account whose id it is; null for our own ids
     */
    public record HitView(String object, String id, String url, @Nullable String source) {}

    /** What a provider's id stands for; empty where it was only mentioned and nothing is known. */
    static Optional<HitView> of(LookupStore.Hit hit) {
        String source = PublicId.format(IdPrefix.SOURCE, hit.source());
        return switch (hit.what()) {
            case "account" -> Optional.of(own(IdPrefix.ACCOUNT, "account", "accounts", hit.id(), source));
            case "customer" -> Optional.of(own(IdPrefix.CUSTOMER, "customer", "customers", hit.id(), source));
            case "inbound_event" ->
                Optional.of(own(IdPrefix.INBOUND_EVENT, "inbound_event", "inbound-events", hit.id(), source));
            default -> object(hit, source);
        };
    }

    private static Optional<HitView> object(LookupStore.Hit hit, String source) {
        ObjectType type = PublicIds.type(hit.reference());
        Optional<UUID> known =
                hit.known() ? Optional.of(hit.id()) : type == ObjectType.PAYMENT ? hit.home() : Optional.empty();
        return known.flatMap(id -> object(type, id, hit.home(), source))
                .or(() -> hit.entry().map(entry -> own(IdPrefix.ENTRY, "entry", "entries", entry, source)));
    }

    /** An object by its address; empty for sorts without a resource. */
    static Optional<HitView> object(ObjectType type, UUID id, Optional<UUID> home, @Nullable String source) {
        Optional<String> address = PublicIds.address(type, id).or(() -> within(type, home));
        return PublicIds.of(type, id)
                .flatMap(text -> address.map(url -> new HitView(type.wireName(), text, url, source)));
    }

    static HitView own(IdPrefix prefix, String object, String collection, UUID id, @Nullable String source) {
        String text = PublicId.format(prefix, id);
        return new HitView(object, text, "/v1/" + collection + "/" + text, source);
    }

    /** Attempts are read through their payment, messages through their ticket. */
    private static Optional<String> within(ObjectType type, Optional<UUID> home) {
        return switch (type) {
            case ATTEMPT ->
                home.flatMap(id -> PublicIds.address(ObjectType.PAYMENT, id)).map(url -> url + "/attempts");
            case MESSAGE ->
                home.flatMap(id -> PublicIds.address(ObjectType.TICKET, id)).map(url -> url + "/messages");
            default -> Optional.empty();
        };
    }
}
