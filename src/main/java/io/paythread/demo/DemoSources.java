package io.paythread.demo;

import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.identity.IdentityTelling;
import io.paythread.ingest.BuiltInSources;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The two sources of the demo. Their ids are always the same, so that the ids of the invented people are, too, and can
 * stand in the documentation.
 */
@Singleton
class DemoSources implements BuiltInSources {
    private final DemoConfig config;
    private final DemoSecrets secrets;

    DemoSources(DemoConfig config, DemoSecrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public List<BuiltInSource> sources() {
        return config.enabled() ? List.of(source(Provider.STRIPE), source(Provider.ZENDESK)) : List.of();
    }

    private BuiltInSource source(Provider provider) {
        String adapter = provider.name().toLowerCase(Locale.ROOT);
        return new BuiltInSource(id(provider), name(provider), adapter, "Invented customers", secrets.of(provider));
    }

    /** The last part of the address that takes a provider's requests. */
    static String name(Provider provider) {
        return switch (provider) {
            case STRIPE -> "stripe-demo";
            case ZENDESK -> "zendesk-demo";
        };
    }

    static UUID id(Provider provider) {
        return Ids.derived("source", name(provider));
    }

    /** The public id of the customer whose oldest account is this one at Stripe. */
    static String customer(String account) {
        Reference reference = new Reference(ObjectType.ACCOUNT, account);
        UUID root = IdentityTelling.accountId(id(Provider.STRIPE), reference);
        return PublicId.format(IdPrefix.CUSTOMER, IdentityTelling.customerId(root));
    }

    /** The public id of a payment. */
    static String payment(String paymentIntent) {
        Reference reference = new Reference(ObjectType.PAYMENT, paymentIntent);
        return PublicId.format(
                IdPrefix.PAYMENT, Ids.derived(id(Provider.STRIPE).toString(), "object", reference.toString()));
    }
}
