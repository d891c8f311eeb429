package io.paythread.demo;

import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.identity.IdentityTelling;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import java.util.UUID;

/**
 * The two sources of the demo. Their ids are always the same, so that the ids of the invented people are, too, and can
 * stand in the documentation.
 */
final class DemoSources {

    private DemoSources() {}

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

    /** The public id of the customer whose oldest account this is. */
    static String customer(Provider provider, String account) {
        Reference reference = new Reference(ObjectType.ACCOUNT, account);
        UUID root = IdentityTelling.accountId(id(provider), reference);
        return PublicId.format(IdPrefix.CUSTOMER, IdentityTelling.customerId(root));
    }

    /** The public id of a payment. */
    static String payment(String paymentIntent) {
        Reference reference = new Reference(ObjectType.PAYMENT, paymentIntent);
        return PublicId.format(
                IdPrefix.PAYMENT, Ids.derived(id(Provider.STRIPE).toString(), "object", reference.toString()));
    }
}
