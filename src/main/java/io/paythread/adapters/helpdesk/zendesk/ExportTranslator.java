package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What exported things mean: the same facts, under the same keys, that their events told or would have told. What happened
 * weighs less here than in the events, which know who did it; how a ticket stands weighs as much, and the latest counts.
 *
 * <p>Told are facts that events and exports name alike: openings, comments, states, assignments. Of other changes only the
 * outcome is known.
 */
final class ExportTranslator {
    private static final List<String> LASTING =
            List.of("id", "created_at", "subject", "description", "requester_id", "submitter_id", "is_public", "via");

    private ExportTranslator() {}

    static Translation translate(InboundEvent stored) {
        Fields all = ExportJson.read(stored.body());
        Fields item = all.at("item");
        Instant at = stored.providerTime().orElse(stored.receivedAt());
        List<Fact> facts =
                switch (stored.type()) {
                    case Export.TICKET -> ticket(item, at);
                    case Export.COMMENT -> comment(all, item, at);
                    case Export.TICKET_EVENT -> changes(item, at);
                    case Export.USER -> user(item, at);
                    default -> List.of();
                };
        return facts.isEmpty() ? new Translation.Ignored("nothing_to_tell") : new Translation.Facts(facts);
    }

    /** A deleted ticket's fields are scrubbed and say nothing. */
    private static List<Fact> ticket(Fields ticket, Instant at) {
        Optional<String> id = ticket.id("id");
        if (id.isEmpty() || ticket.word("status").filter("deleted"::equals).isPresent()) {
            return List.of();
        }
        Instant created = ticket.time("created_at").orElse(at);
        List<Fact> facts = new ArrayList<>(TicketTranslator.facts(
                new TicketEvent(TicketEventType.FORM_CHANGED, id.get(), at, ticket, Fields.NONE)));
        facts.addAll(Weaker.all(TicketOpening.facts(
                new TicketEvent(TicketEventType.CREATED, id.get(), created, asOpened(ticket), Fields.NONE))));
        return facts;
    }

    /** What stays as it was at the opening; state, priority and the like are today's. */
    private static Fields asOpened(Fields ticket) {
        ObjectNode kept = ExportJson.object();
        LASTING.stream()
                .filter(ticket::names)
                .forEach(field -> kept.set(field, ticket.json().path(field)));
        return new Fields(kept);
    }

    private static List<Fact> comment(Fields all, Fields comment, Instant at) {
        Fields ticket = all.at("ticket");
        Optional<String> id = ticket.id("id");
        if (id.isEmpty()) {
            return List.of();
        }
        ObjectNode detail = ExportJson.object();
        put(detail, "id", id);
        put(detail, "requester_id", ticket.id("requester_id"));
        put(detail, "created_at", ticket.text("created_at"));
        if (all.flag("first").orElse(false)) {
            put(detail, "description", comment.text("body"));
        }
        ObjectNode change = ExportJson.object();
        change.set("comment", said(comment, all.at("author")));
        return Weaker.all(TicketComments.added(
                new TicketEvent(TicketEventType.COMMENT_ADDED, id.get(), at, new Fields(detail), new Fields(change))));
    }

    /** The comment as an event has it. */
    private static ObjectNode said(Fields comment, Fields author) {
        ObjectNode said = ExportJson.object();
        put(said, "id", comment.id("id"));
        put(said, "body", comment.text("body"));
        comment.flag("public").ifPresent(open -> said.put("is_public", open));
        ObjectNode by = said.putObject("author");
        put(by, "id", comment.id("author_id"));
        put(by, "name", author.text("name"));
        author.word("role").ifPresent(role -> by.put("is_staff", !role.startsWith("end")));
        return said;
    }

    private static List<Fact> changes(Fields audit, Instant at) {
        Optional<String> ticket = audit.id("ticket_id");
        List<Fact> facts = new ArrayList<>();
        for (JsonNode child : audit.at("child_events").json()) {
            ticket.ifPresent(id -> facts.addAll(change(new Fields(child), id, audit, at)));
        }
        return Weaker.all(facts);
    }

    private static List<Fact> change(Fields child, String ticket, Fields audit, Instant at) {
        if (child.word("event_type").filter("change"::equals).isEmpty()) {
            return List.of();
        }
        ObjectNode detail = ExportJson.object();
        put(detail, "id", Optional.of(ticket));
        put(detail, "actor_id", audit.id("updater_id").filter(id -> !id.startsWith("-")));
        if (child.names("status")) {
            return TicketStatus.changed(
                    event(TicketEventType.STATUS_CHANGED, ticket, at, detail, child, child.text("status")));
        }
        if (child.names("assignee_id")) {
            return TicketChanges.assigned(event(
                    TicketEventType.AGENT_ASSIGNMENT_CHANGED, ticket, at, detail, child, child.id("assignee_id")));
        }
        return child.names("group_id")
                ? TicketChanges.assigned(event(
                        TicketEventType.GROUP_ASSIGNMENT_CHANGED, ticket, at, detail, child, child.id("group_id")))
                : List.of();
    }

    private static TicketEvent event(
            TicketEventType type,
            String ticket,
            Instant at,
            ObjectNode detail,
            Fields child,
            Optional<String> current) {
        ObjectNode change = ExportJson.object();
        put(change, "current", current);
        put(change, "previous", child.text("previous_value"));
        return new TicketEvent(type, ticket, at, new Fields(detail), new Fields(change));
    }

    /** Agents are nobody's customers, and a deleted user's fields are scrubbed. */
    private static List<Fact> user(Fields user, Instant at) {
        Optional<UserEvent> event =
                user.id("id").map(id -> new UserEvent(UserEventType.CREATED, id, at, user, Fields.NONE));
        boolean tells = event.filter(one -> !one.isStaff()).isPresent()
                && user.flag("active").orElse(true);
        if (!tells) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        UserIdentity.identified(event.get()).ifPresent(facts::add);
        List<Identifier> more = new ArrayList<>();
        user.text("name").ifPresent(name -> more.add(Identifier.stated("name", Identifier.Type.NAME, name)));
        user.text("phone").ifPresent(phone -> more.add(Identifier.stated("phone", Identifier.Type.PHONE, phone)));
        if (!more.isEmpty()) {
            facts.add(new Fact.Identified(event.get().party(), event.get().moment(), more));
        }
        return facts;
    }

    private static void put(ObjectNode node, String field, Optional<String> value) {
        value.ifPresent(text -> node.put(field, text));
    }
}
