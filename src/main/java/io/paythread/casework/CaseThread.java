package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket and the payment, refund or dispute that it is about, or may be.
 *
 * @param elsewhere whether the subject belongs to another customer than the ticket, or to nobody known
 * @param ticketReference the helpdesk's id; empty where the ticket is gone
 * @param subjectReference the provider's id; empty where the subject is gone
 */
record CaseThread(
        UUID id,
        UUID ticketId,
        ObjectType subjectType,
        UUID subjectId,
        Optional<ThreadState> rule,
        ThreadState state,
        boolean elsewhere,
        int score,
        List<ThreadPart> parts,
        Optional<Judgement> decision,
        Optional<String> ticketReference,
        Optional<String> subjectReference,
        Instant createdAt,
        Instant updatedAt) {

    CaseThread {
        parts = List.copyOf(parts);
    }

    /** Who decided, when and why; the reason is gone where it may have told of somebody erased. */
    record Judgement(String actor, Instant at, Optional<String> because) {}

    static UUID id(UUID ticket, ObjectType type, UUID subject) {
        return Ids.derived("case_thread", ticket.toString(), type.wireName(), subject.toString());
    }

    String publicId() {
        return PublicId.format(IdPrefix.CASE_THREAD, id);
    }

    /** Whether the rules say the same as before. */
    boolean says(Match match, boolean isElsewhere) {
        return rule.equals(Optional.of(ruleOf(match)))
                && score == match.score()
                && parts.equals(match.parts())
                && elsewhere == isElsewhere;
    }

    static ThreadState ruleOf(Match match) {
        return match.automatic() ? ThreadState.AUTOMATIC : ThreadState.CANDIDATE;
    }
}
