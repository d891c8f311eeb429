package io.paythread.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.timeline.PublicIds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread in JSON.
 *
 * @param ticket the ticket's id
 * @param ticketReference the helpdesk's id of it
 * @param state automatic, candidate, confirmed, broken or made
 * @param score what the rules give it now, 0 to 100
 * @param reasons why, surest first
 * @param decision who decided, when and why; absent while rules alone speak
 */
public record ThreadView(
        String id,
        String object,
        String ticket,
        @Nullable String ticketReference,
        SubjectView subject,
        String state,
        int score,
        List<ReasonView> reasons,
        @Nullable DecisionView decision,
        Instant createdAt,
        Instant updatedAt) {

    /** What the ticket is about. */
    public record SubjectView(String type, @Nullable String id, @Nullable String reference) {}

    /** A part of the score. */
    public record ReasonView(String code, int points, String text) {}

    /** What a person said. */
    public record DecisionView(String actor, Instant at, @JsonProperty("reason") @Nullable String because) {}

    static ThreadView of(CaseThread thread) {
        return new ThreadView(
                thread.publicId(),
                "case_thread",
                PublicId.format(IdPrefix.TICKET, thread.ticketId()),
                thread.ticketReference().orElse(null),
                new SubjectView(
                        thread.subjectType().wireName(),
                        PublicIds.of(thread.subjectType(), thread.subjectId()).orElse(null),
                        thread.subjectReference().orElse(null)),
                thread.state().wireName(),
                thread.score(),
                thread.parts().stream().map(part -> reason(part, thread)).toList(),
                thread.decision()
                        .map(made -> new DecisionView(
                                made.actor(), made.at(), made.because().orElse(null)))
                        .orElse(null),
                thread.createdAt(),
                thread.updatedAt());
    }

    private static ReasonView reason(ThreadPart part, CaseThread thread) {
        boolean half = thread.parts().contains(ThreadPart.QUOTED);
        return new ReasonView(part.wireName(), half ? part.points() / 2 : part.points(), part.sentence());
    }
}
