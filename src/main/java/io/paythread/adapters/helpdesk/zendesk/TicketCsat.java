package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import java.util.List;
import java.util.Optional;

/** What customers think of the help they got. */
final class TicketCsat {
    private TicketCsat() {}

    static List<Fact> requested(TicketEvent event) {
        return List.of(event.happened(Kind.TICKET_CSAT_REQUESTED, event.keyAtTime("csat_requested"), event.byActor()));
    }

    /** A customer can rate again; each rating is told. */
    static List<Fact> received(TicketEvent event) {
        Fields nested = event.change().at("satisfaction_score");
        Fields rating = nested.json().isObject() ? nested : event.change();
        Optional<String> score = rating.word("score").or(() -> event.change().word("satisfaction_score"));
        return List.of(event.happened(
                Kind.TICKET_CSAT_RECEIVED,
                event.keyAtTime("csat"),
                event.byActor()
                        .put(Attribute.CSAT_SCORE, score.orElse(null))
                        .put(Attribute.CSAT_COMMENT, rating.text("comment").orElse(null))
                        .put(Attribute.REASON, rating.text("reason").orElse(null))));
    }
}
