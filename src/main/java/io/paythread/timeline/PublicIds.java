package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the objects that providers speak of are called in the API: which prefix, which id, which address. */
public final class PublicIds {
    private PublicIds() {}

    /** The prefix of a type's ids; empty for types without a resource of their own. */
    public static Optional<IdPrefix> prefix(ObjectType type) {
        return switch (type) {
            case PAYMENT -> Optional.of(IdPrefix.PAYMENT);
            case ATTEMPT -> Optional.of(IdPrefix.ATTEMPT);
            case REFUND -> Optional.of(IdPrefix.REFUND);
            case DISPUTE -> Optional.of(IdPrefix.DISPUTE);
            case EARLY_FRAUD_WARNING -> Optional.of(IdPrefix.EARLY_FRAUD_WARNING);
            case CHECKOUT -> Optional.of(IdPrefix.CHECKOUT);
            case INVOICE -> Optional.of(IdPrefix.INVOICE);
            case SUBSCRIPTION -> Optional.of(IdPrefix.SUBSCRIPTION);
            case ACCOUNT -> Optional.of(IdPrefix.ACCOUNT);
            case TICKET -> Optional.of(IdPrefix.TICKET);
            case MESSAGE -> Optional.of(IdPrefix.MESSAGE);
            case REVIEW, SETUP, PAYMENT_METHOD, MANDATE, CREDIT_NOTE -> Optional.empty();
        };
    }

    /** The id of an object of this type. */
    public static Optional<String> of(ObjectType type, UUID id) {
        return prefix(type).map(prefix -> PublicId.format(prefix, id));
    }

    /** The id of an object of this type, or null for none. */
    static @Nullable String orNull(IdPrefix prefix, Optional<UUID> id) {
        return id.map(uuid -> PublicId.format(prefix, uuid)).orElse(null);
    }

    /** The uuid behind a provider's reference, spelled {@code type:value}. */
    public static UUID uuid(UUID source, String reference) {
        ObjectType type = type(reference);
        return type == ObjectType.ACCOUNT
                ? Ids.derived(source.toString(), "account", value(reference))
                : Ids.derived(source.toString(), "object", reference);
    }

    /** The type of a reference spelled {@code type:value}. */
    public static ObjectType type(String reference) {
        return ObjectType.ofWireName(reference.substring(0, reference.indexOf(':')));
    }

    /** The provider's id in a reference spelled {@code type:value}. */
    public static String value(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** The address of an object, as far as its type has a resource of its own. */
    static Optional<String> address(ObjectType type, UUID id) {
        Optional<String> collection =
                switch (type) {
                    case PAYMENT -> Optional.of("payments");
                    case REFUND -> Optional.of("refunds");
                    case DISPUTE -> Optional.of("disputes");
                    case EARLY_FRAUD_WARNING -> Optional.of("early-fraud-warnings");
                    case CHECKOUT -> Optional.of("checkouts");
                    case INVOICE -> Optional.of("invoices");
                    case SUBSCRIPTION -> Optional.of("subscriptions");
                    case ACCOUNT -> Optional.of("accounts");
                    case TICKET -> Optional.of("tickets");
                    case ATTEMPT, MESSAGE, REVIEW, SETUP, PAYMENT_METHOD, MANDATE, CREDIT_NOTE -> Optional.empty();
                };
        return collection.flatMap(name -> of(type, id).map(text -> "/v1/" + name + "/" + text));
    }
}
