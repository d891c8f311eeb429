package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.bytes;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SourceAdapter.RetryAnswer;
import io.paythread.ingest.spi.SourceAdapterContract;
import java.time.Instant;
import java.util.Set;

/** Zendesk keeps what every adapter promises. */
class ZendeskAdapterTest extends SourceAdapterContract {
    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @Override
    protected SourceAdapter adapter() {
        return adapter;
    }

    @Override
    protected InboundRequest signed(byte[] body, String secret, Instant at) {
        return ZendeskRequests.signed(body, secret, at.toString());
    }

    @Override
    protected Set<String> signatureHeaders() {
        return Set.of("x-zendesk-webhook-signature", "x-zendesk-webhook-signature-timestamp");
    }

    @Override
    protected byte[] known() {
        return event("ticket.created");
    }

    @Override
    protected byte[] unknown() {
        return event("ticket.juggled");
    }

    /** Zendesk, "Webhooks" API reference: every other answer is final. */
    @Override
    protected boolean sendsAgainAfter(RetryAnswer answer) {
        boolean later = answer.status() == 429 || answer.status() == 503;
        return answer.status() == 409 || (later && answer.retryAfterSeconds() < 60);
    }

    private static byte[] event(String type) {
        return bytes(
                """
                {"type":"zen:event-type:%s","id":"%s","time":"2026-09-14T09:00:00Z","subject":"zen:ticket:9001",
                 "detail":{"id":"9001","requester_id":"501","status":"OPEN","created_at":"2026-09-14T08:59:58Z",
                  "updated_at":"2026-09-14T09:00:00Z"},"event":{}}"""
                        .formatted(type, type));
    }
}
