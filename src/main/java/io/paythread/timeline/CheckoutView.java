package io.paythread.timeline;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkout in JSON.
 *
 * @param status open, complete or expired
 * @param mode payment, setup or subscription
 * @param paymentStatus paid, unpaid or no_payment_required
 * @param promotionsConsent opt_in or opt_out; null where the customer was not asked
 * @param recoveredFrom the checkout that this one takes up again
 * @param recoveryUrl opens the expired checkout again; only for the person who began it
 * @param annexes what packages above tell of it, each under its name
 */
public record CheckoutView(
        String id,
        String object,
        @Nullable String status,
        @Nullable String mode,
        @Nullable String paymentStatus,
        @Nullable MoneyView amount,
        @Nullable String clientReference,
        List<String> orderNumbers,
        @Nullable String promotionsConsent,
        @Nullable Instant expiresAt,
        @Nullable String recoveredFrom,
        @Nullable String recoveryUrl,
        @Nullable String payment,
        @Nullable String invoice,
        @Nullable String subscription,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs,
        @JsonAnyGetter Map<String, Object> annexes) {

    static CheckoutView of(Found found, ObjectRow row) {
        Details details = row.details();
        return new CheckoutView(
                PublicId.format(IdPrefix.CHECKOUT, row.id()),
                "checkout",
                row.status().orElse(null),
                details.text(Attribute.CHECKOUT_MODE),
                details.text(Attribute.PAYMENT_STATUS),
                row.money().orElse(null),
                details.text(Attribute.CLIENT_REFERENCE),
                details.list(Attribute.ORDER_NUMBERS),
                details.text(Attribute.CHECKOUT_CONSENT),
                details.instant(Attribute.EXPIRES_AT),
                recoveredFrom(row, details.text(Attribute.RECOVERED_FROM)),
                details.text(Attribute.RECOVERY_URL),
                found.idAround(row, ObjectType.PAYMENT).orElse(null),
                row.linked(ObjectType.INVOICE).orElse(null),
                row.linked(ObjectType.SUBSCRIPTION).orElse(null),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs(),
                found.annexes(row));
    }

    private static @Nullable String recoveredFrom(ObjectRow row, @Nullable String reference) {
        return reference == null
                ? null
                : PublicId.format(
                        IdPrefix.CHECKOUT,
                        PublicIds.uuid(row.sourceId(), ObjectType.CHECKOUT.wireName() + ":" + reference));
    }
}
