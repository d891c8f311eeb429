package io.paythread.adapters.helpdesk.zendesk;

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

/** Zendesk, both as event subscription and as trigger webhook; both are signed the same way. */
@ApplicationScoped
public class ZendeskAdapter implements SourceAdapter {
    private static final int RETRY_AFTER_SECONDS = 10;

    /**
     * Ids are numbers of 13 to 15 digits or strings of them, and every tenth passes the check digit of card numbers.
     * Not among them: {@code subject}, {@code current}, {@code previous} and the merchant's own {@code external_id},
     * which hold text that people typed.
     */
    private static final Set<String> ID_FIELDS = Set.of(
            "id",
            "account_id",
            "actor_id",
            "assignee_id",
            "audit_id",
            "author_id",
            "brand_id",
            "collaborator_ids",
            "comment_author_id",
            "comment_id",
            "current_user_id",
            "custom_status",
            "custom_status_id",
            "default_group_id",
            "email_cc_ids",
            "follower_ids",
            "form_id",
            "group_id",
            "organization_id",
            "problem_id",
            "requester_id",
            "submitter_id",
            "target_ticket_id",
            "ticket_form_id",
            "ticket_id",
            "updater_id",
            "user_id");

    @Override
    public String provider() {
        return "zendesk";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.HELPDESK;
    }

    @Override
    public Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        return ZendeskSignature.verify(request, keys, now);
    }

    @Override
    public List<SplitEvent> split(InboundRequest request) {
        return List.of(ZendeskSplitter.split(request));
    }

    @Override
    public Translation translate(InboundEvent event) {
        return ZendeskTranslator.translate(event);
    }

    /**
     * Zendesk sends again after 409 (at once, up to three times) and after 429 or 503 whose {@code Retry-After} is
     * below 60 seconds; every other answer is final, so that a plain 500 would lose the event (Zendesk, "Webhooks" API
     * reference). 503 says what is true, and ten seconds give the database time to come back.
     */
    @Override
    public RetryAnswer whenNotStored() {
        return new RetryAnswer(503, RETRY_AFTER_SECONDS);
    }

    @Override
    public Set<String> idFields() {
        return ID_FIELDS;
    }
}
