package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SourceKind;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.ingest.spi.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Stripe. Accepts snapshot events of every API version and thin events. Keys of facts come from Stripe's ids, so that
 * the events that overlap (a charge and its payment intent, a refund and its charge) tell one fact.
 */
@ApplicationScoped
public class StripeAdapter implements SourceAdapter {
    /** Stripe repeats any answer but 2xx for three days (docs.stripe.com/webhooks). */
    private static final RetryAnswer RETRY = new RetryAnswer(503, 5);

    /** Only what Stripe writes itself: merchants may put anything into {@code client_reference_id} and metadata. */
    private static final Set<String> ID_FIELDS = Set.of(
            "account",
            "application",
            "authorization_code",
            "balance_transaction",
            "charge",
            "client_secret",
            "customer",
            "default_payment_method",
            "default_source",
            "event",
            "failure_balance_transaction",
            "fingerprint",
            "id",
            "invoice",
            "latest_charge",
            "latest_invoice",
            "mandate",
            "network_transaction_id",
            "payment_intent",
            "payment_method",
            "price",
            "product",
            "receipt_number",
            "refund",
            "request",
            "setup_intent",
            "snapshot_event",
            "subscription",
            "subscription_item",
            "transaction_id");

    private final StripeTranslation translation = new StripeTranslation(List.of(
            new ChargeTranslator(),
            new PaymentIntentTranslator(),
            new RefundTranslator(),
            new DisputeTranslator(),
            new RiskTranslator(),
            new CheckoutTranslator(),
            new SetupIntentTranslator(),
            new PaymentMethodTranslator(),
            new InvoiceTranslator(),
            new InvoicePaymentTranslator(),
            new CreditNoteTranslator(),
            new SubscriptionTranslator(),
            new CustomerTranslator()));

    @Override
    public String provider() {
        return "stripe";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.PSP;
    }

    @Override
    public Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        return StripeVerification.verify(request, keys, now);
    }

    @Override
    public List<SplitEvent> split(InboundRequest request) {
        return List.of(StripeSplit.split(request.body()));
    }

    @Override
    public Translation translate(InboundEvent event) {
        return translation.translate(event);
    }

    @Override
    public RetryAnswer whenNotStored() {
        return RETRY;
    }

    @Override
    public Set<String> idFields() {
        return ID_FIELDS;
    }
}
