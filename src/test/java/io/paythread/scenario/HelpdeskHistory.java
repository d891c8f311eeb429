package io.paythread.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.demo.Comment;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tickets that come, are answered a minute later and solved after another: as webhooks tell it, and as exports do. */
final class HelpdeskHistory {
    private static final HelpdeskUser AGENT = HelpdeskUser.agent("77", "Agnes", "agnes@example.com");
    private static final int EVERY_SECONDS = 30;

    private final List<Happening> happenings = new ArrayList<>();
    private final List<ObjectNode> tickets = new ArrayList<>();
    private final List<ObjectNode> users = new ArrayList<>();
    private final List<ObjectNode> audits = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();

    HelpdeskHistory(int tickets, Instant first) {
        for (int number = 0; number < tickets; number++) {
            happen(number, first.plusSeconds((long) EVERY_SECONDS * number));
        }
    }

    /** What a webhook tells, and when it happened. */
    record Happening(Instant at, String body) {}

    private record Conversation(Ticket ticket, List<ObjectNode> comments, List<ObjectNode> users) {}

    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** Puts everything onto the shelf; gives the number of objects. */
    int put(ZendeskShelf shelf) {
        shelf.put("tickets", tickets);
        shelf.put("users", users);
        shelf.putTicketEvents(audits);
        conversations.forEach(one -> shelf.putComments(one.ticket(), one.comments(), one.users()));
        return tickets.size()
                + users.size()
                + audits.size()
                + conversations.stream().mapToInt(one -> one.comments().size()).sum();
    }

    private void happen(int number, Instant at) {
        Instant answeredAt = at.plusSeconds(60);
        Instant solvedAt = at.plusSeconds(120);
        HelpdeskUser who = HelpdeskUser.customer(
                String.valueOf(9_000 + number), "Shopper " + number, "shopper" + number + "@example.com");
        Ticket ticket = Ticket.opened(
                String.valueOf(5_000 + number), who, "Question " + number, "Where is my order " + number + "?", at);
        Ticket solved = ticket.now("solved");
        Comment answer = Comment.open(String.valueOf(70_000 + number), AGENT, "On its way, number " + number);
        happenings.add(new Happening(at, ZendeskEvents.ticketCreated("a" + number, at, ticket)));
        happenings.add(new Happening(answeredAt, ZendeskEvents.commentAdded("b" + number, answeredAt, ticket, answer)));
        happenings.add(
                new Happening(solvedAt, ZendeskEvents.statusChanged("c" + number, solvedAt, solved, "new", AGENT)));
        tickets.add(ZendeskShelf.ticket(solved, solvedAt));
        users.add(ZendeskShelf.user(who, at));
        audits.add(ZendeskShelf.statusChange(String.valueOf(80_000 + 10 * number), solved, "new", solvedAt));
        ObjectNode question =
                ZendeskShelf.comment(String.valueOf(60_000 + number), who, ticket.description(), ticket.createdAt());
        conversations.add(new Conversation(
                ticket,
                List.of(question, ZendeskShelf.comment(answer.id(), AGENT, answer.text(), answeredAt)),
                List.of(ZendeskShelf.user(who, at), ZendeskShelf.user(AGENT, at))));
    }
}
