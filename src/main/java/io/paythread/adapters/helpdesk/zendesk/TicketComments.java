package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comments: the customer's, the agents', notes among agents, and those hidden later. */
final class TicketComments {
    /** The first comment is written with the ticket; times are whole seconds on one side. */
    private static final Duration WITH_THE_TICKET = Duration.ofSeconds(2);
    /** The same words this soon are the same comment; later they are a repetition. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private TicketComments() {}

    static List<Fact> added(TicketEvent event) {
        Optional<TicketComment> comment = TicketComment.of(event.change());
        if (comment.isEmpty()) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        if (opensTheTicket(event, comment.get())) {
            facts.add(TicketOpening.firstComment(
                    event, comment.get().reference(), comment.get().attributes().build()));
            facts.add(described(event, comment.get(), comment.get().attributes()));
        } else {
            facts.add(new Fact.Happened(
                    comment.get().kind(),
                    TicketKeys.message(comment.get().id()),
                    event.moment(),
                    List.of(comment.get().reference(), event.reference()),
                    List.of(),
                    event.party(),
                    comment.get().attributes().build()));
        }
        requestersName(event, comment.get()).ifPresent(facts::add);
        return facts;
    }

    /** The opening text comes a second time, as the ticket's first comment. */
    private static boolean opensTheTicket(TicketEvent event, TicketComment comment) {
        Optional<Duration> since = event.detail()
                .time("created_at")
                .map(created -> Duration.between(created, event.time()).abs());
        boolean byRequester = comment.author().isPresent()
                && comment.author().equals(event.detail().id("requester_id"));
        boolean sameWords = comment.text().isPresent()
                && comment.text()
                        .map(String::strip)
                        .equals(event.detail().text("description").map(String::strip));
        return since.isPresent()
                && ((byRequester && since.get().compareTo(WITH_THE_TICKET) <= 0)
                        || (sameWords && since.get().compareTo(SOON) <= 0));
    }

    static List<Fact> madePrivate(TicketEvent event) {
        return TicketComment.of(event.change())
                .map(comment -> List.of(
                        new Fact.Happened(
                                Kind.TICKET_MESSAGE_HIDDEN,
                                TicketKeys.message(comment.id(), "hidden"),
                                event.moment(),
                                List.of(comment.reference(), event.reference()),
                                List.of(),
                                event.party(),
                                event.byActor().build()),
                        described(event, comment, Attributes.builder().put(Attribute.PUBLIC, false))))
                .orElseGet(List::of);
    }

    static Fact described(TicketEvent event, TicketComment comment, Attributes.Builder attributes) {
        return new Fact.Described(
                event.moment(),
                List.of(comment.reference(), event.reference()),
                List.of(),
                event.party(),
                attributes.build());
    }

    /** Ticket events name the requester nowhere but as a comment's author. */
    private static Optional<Fact> requestersName(TicketEvent event, TicketComment comment) {
        boolean byRequester = comment.author().equals(event.detail().id("requester_id"));
        return comment.authorName()
                .filter(name -> byRequester && !comment.staff().orElse(true))
                .flatMap(name -> comment.author().map(author -> identified(event, author, name)));
    }

    private static Fact identified(TicketEvent event, String author, String name) {
        return new Fact.Identified(
                Party.account(author),
                new Moment(event.time(), Moment.MENTION, 1),
                List.of(Identifier.stated("name", Identifier.Type.NAME, name)));
    }
}
