package io.paythread.delivery;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.trace.TraceContexts;
import io.paythread.platform.trace.TraceStep;
import io.paythread.platform.trace.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Traces go on to what is sent: from the row of the feed to each message of it, and to each attempt. */
@Singleton
class DeliveryTraces {
    private final Tracing tracing;
    private final TraceContexts contexts;

    DeliveryTraces(Tracing tracing, TraceContexts contexts) {
        this.tracing = tracing;
        this.contexts = contexts;
    }

    /** Messages were made of rows. */
    Uni<Void> fannedOut(Tx tx, List<Message> messages) {
        if (!tracing.isOn()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> rows = messages.stream()
                .flatMap(message -> message.row().stream())
                .map(FeedRow::id)
                .distinct()
                .toList();
        return contexts.of(tx, rows).chain(known -> contexts.keep(tx, steps(messages, known)));
    }

    private Map<UUID, String> steps(List<Message> messages, Map<UUID, String> known) {
        Map<UUID, String> made = new LinkedHashMap<>();
        for (Message message : messages) {
            Optional<String> parent = message.row().flatMap(row -> Optional.ofNullable(known.get(row.id())));
            TraceStep step = tracing.step("fan-out", parent)
                    .tell("paythread.feed.type", message.type())
                    .tell("paythread.endpoint", PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, message.endpoint()));
            step.context().ifPresent(context -> made.put(message.id(), context));
            step.end();
        }
        return made;
    }

    /** An attempt begins. */
    Uni<TraceStep> attempt(Claimed claim) {
        if (!tracing.isOn()) {
            return Uni.createFrom().item(TraceStep.NONE);
        }
        Message message = claim.message();
        return contexts.of(List.of(message.id()))
                .map(known -> tracing.departure("deliver", Optional.ofNullable(known.get(message.id())))
                        .tell("paythread.feed.type", message.type())
                        .tell("paythread.message", message.publicId())
                        .tell("paythread.attempt", message.attempts() + 1));
    }

    /** It has ended. */
    static void ended(TraceStep step, Answer answer) {
        answer.fault().ifPresentOrElse(step::fail, () -> step.tell(
                        "http.response.status_code", answer.status().orElse(0))
                .end());
    }
}
