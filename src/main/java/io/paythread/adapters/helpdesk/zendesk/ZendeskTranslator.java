package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Fact;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.ingest.spi.Translation.Facts;
import io.paythread.ingest.spi.Translation.Ignored;
import io.paythread.ingest.spi.Translation.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what a stored body is and who can read it. */
final class ZendeskTranslator {
    private ZendeskTranslator() {}

    static Translation translate(InboundEvent event) {
        // By the type in the log, which no body can forge.
        if (event.type().startsWith(Export.PREFIX)) {
            return ExportTranslator.translate(event);
        }
        ZendeskBody body = ZendeskBody.read(event.body());
        if (body instanceof ZendeskBody.Event subscription) {
            return ofSubscription(subscription, event);
        }
        if (body instanceof ZendeskBody.Trigger trigger) {
            return ofTrigger(trigger.fields(), event);
        }
        return new Unreadable(((ZendeskBody.Unknown) body).reason());
    }

    private static Translation ofSubscription(ZendeskBody.Event body, InboundEvent stored) {
        String name = body.shortName();
        Fields envelope = body.envelope();
        Instant time = envelope.time("time").or(stored::providerTime).orElse(stored.receivedAt());
        Optional<TicketEventType> ticket = TicketEventType.of(name);
        if (ticket.isPresent()) {
            return TicketEvent.of(ticket.get(), envelope, time)
                    .map(event -> facts(TicketTranslator.facts(event)))
                    .orElseGet(() -> new Unreadable("a ticket event without the ticket's id"));
        }
        Optional<UserEventType> user = UserEventType.of(name);
        if (user.isPresent()) {
            return UserEvent.of(user.get(), envelope, time)
                    .map(event -> event.isStaff() ? new Ignored("staff") : facts(UserTranslator.facts(event)))
                    .orElseGet(() -> new Unreadable("a user event without the user's id"));
        }
        return new Ignored(name.startsWith("ticket.") || name.startsWith("user.") ? "unknown_type" : "other_family");
    }

    private static Translation ofTrigger(TriggerFields fields, InboundEvent stored) {
        return TriggerEvent.of(fields, stored.providerTime().orElse(stored.receivedAt()))
                .map(event -> facts(TriggerTranslator.facts(event)))
                .orElseGet(() -> new Unreadable("a trigger without the ticket's id"));
    }

    private static Translation facts(List<Fact> facts) {
        return facts.isEmpty() ? new Ignored("nothing_to_tell") : new Facts(facts);
    }
}
