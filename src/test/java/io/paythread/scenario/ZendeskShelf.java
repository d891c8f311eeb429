package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Ticket;
import java.time.Instant;
import java.util.List;

/** What Zendesk's API gives: ids are numbers, enumerations are lower case, pages go on after a cursor. */
final class ZendeskShelf {
    static final String KEY = "agent@example.com/token:shelf0123456789";
    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;

    ZendeskShelf(Pages pages) {
        this.pages = pages;
    }

    /** Puts these onto an incremental export. */
    void put(String list, List<ObjectNode> things) {
        for (int start = 0; start < Math.max(1, things.size()); start += PAGE) {
            int end = Math.min(start + PAGE, things.size());
            ObjectNode page =
                    JSON.createObjectNode().put("after_cursor", "c" + end).put("end_of_stream", end == things.size());
            page.putArray(list).addAll(things.subList(start, end));
            StringValuePattern cursor = start == 0 ? absent() : equalTo("c" + start);
            pages.give(
                    () -> get(urlPathEqualTo("/api/v2/incremental/" + list + "/cursor.json"))
                            .withQueryParam("cursor", cursor)
                            .withBasicAuth("agent@example.com/token", "shelf0123456789"),
                    page.toString());
        }
    }

    void putTicketEvents(List<ObjectNode> audits) {
        ObjectNode page = JSON.createObjectNode().put("end_of_stream", true).put("end_time", 0);
        page.putArray("ticket_events").addAll(audits);
        pages.give(() -> get(urlPathEqualTo("/api/v2/incremental/ticket_events.json")), page.toString());
    }

    void putComments(Ticket ticket, List<ObjectNode> comments, List<ObjectNode> users) {
        ObjectNode page = JSON.createObjectNode();
        page.putArray("comments").addAll(comments);
        page.putArray("users").addAll(users);
        page.putObject("meta").put("has_more", false);
        pages.give(() -> get(urlPathEqualTo("/api/v2/tickets/" + ticket.id() + "/comments.json")), page.toString());
    }

    static ObjectNode ticket(Ticket ticket, Instant updatedAt) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", Long.parseLong(ticket.id()))
                .put("created_at", ticket.createdAt().toString())
                .put("updated_at", updatedAt.toString())
                .put("subject", ticket.subject())
                .put("description", ticket.description())
                .put("status", ticket.status())
                .put("type", "incident")
                .put("requester_id", Long.parseLong(ticket.requester().id()))
                .put("submitter_id", Long.parseLong(ticket.requester().id()))
                .put("is_public", true)
                .put("generated_timestamp", updatedAt.getEpochSecond());
        json.putObject("via").put("channel", "email");
        json.putArray("tags");
        return json;
    }

    static ObjectNode comment(String id, HelpdeskUser author, String text, Instant at) {
        return JSON.createObjectNode()
                .put("id", Long.parseLong(id))
                .put("type", "Comment")
                .put("author_id", Long.parseLong(author.id()))
                .put("body", text)
                .put("public", true)
                .put("created_at", at.toString());
    }

    static ObjectNode user(HelpdeskUser user, Instant updatedAt) {
        return JSON.createObjectNode()
                .put("id", Long.parseLong(user.id()))
                .put("name", user.name())
                .put("email", user.email())
                .put("role", user.staff() ? "agent" : "end-user")
                .put("active", true)
                .put("updated_at", updatedAt.toString());
    }

    static ObjectNode statusChange(String id, Ticket ticket, String previous, Instant at) {
        ObjectNode audit = JSON.createObjectNode()
                .put("id", Long.parseLong(id))
                .put("ticket_id", Long.parseLong(ticket.id()))
                .put("timestamp", at.getEpochSecond())
                .put("created_at", at.toString())
                .put("updater_id", -1)
                .put("event_type", "Audit");
        audit.putArray("child_events")
                .addObject()
                .put("id", Long.parseLong(id) + 1)
                .put("event_type", "Change")
                .put("status", ticket.status())
                .put("previous_value", previous);
        return audit;
    }
}
