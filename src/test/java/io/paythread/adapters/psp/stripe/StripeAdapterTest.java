package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SourceAdapter.RetryAnswer;
import io.paythread.ingest.spi.SourceAdapterContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** Stripe keeps what every adapter promises. */
class StripeAdapterTest extends SourceAdapterContract {
    private final StripeAdapter adapter = new StripeAdapter();

    @Override
    protected SourceAdapter adapter() {
        return adapter;
    }

    @Override
    protected InboundRequest signed(byte[] body, String secret, Instant at) {
        return StripeEvents.signed(body, secret, at);
    }

    @Override
    protected Set<String> signatureHeaders() {
        return Set.of("stripe-signature");
    }

    @Override
    protected byte[] known() {
        return event("charge.succeeded");
    }

    @Override
    protected byte[] unknown() {
        return event("parcel.shipped");
    }

    /** Stripe repeats any answer but 2xx for three days (docs.stripe.com/webhooks). */
    @Override
    protected boolean sendsAgainAfter(RetryAnswer answer) {
        return answer.status() >= 300;
    }

    private static byte[] event(String type) {
        return """
                {"id": "evt_%s", "object": "event", "type": "%s", "created": 1789290000,
                 "data": {"object": {"id": "ch_1", "object": "charge", "amount": 4990, "currency": "eur"}}}"""
                .formatted(type, type)
                .getBytes(StandardCharsets.UTF_8);
    }
}
