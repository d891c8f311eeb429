package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.NOW;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.SECRET;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.bytes;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.signed;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.ingest.spi.Translation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskTranslatorTest {
    private static final String ENVELOPE =
            """
            {"type":"zen:event-type:%s","id":"e-1","time":"%s","subject":"zen:ticket:9001",
             "detail":{"id":"9001","requester_id":"501","status":"OPEN","created_at":"2026-09-14T09:12:40Z",
              "updated_at":"%s","description":"Hello?"},"event":%s}""";

    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @ParameterizedTest
    @ValueSource(
            strings = {"ticket.updated", "ticket.deleted", "ticket.closed", "ticket.assignee_changed", "user.updated"})
    void ignoresNamesThatZendeskDoesNotSend(String type) {
        // When
        Translation translation = translate(event(type, "2026-09-14T09:20:00Z", "{}"));

        // Then
        assertThat(translation).isEqualTo(new Translation.Ignored("unknown_type"));
    }

    @Test
    void ignoresOtherFamilies() {
        // When
        Translation translation = translate(event("agent.state_changed", "2026-09-14T09:20:00Z", "{}"));

        // Then
        assertThat(translation).isEqualTo(new Translation.Ignored("other_family"));
    }

    static Stream<String> everyTicketType() {
        return Arrays.stream(TicketEventType.values()).map(TicketEventType::wireName);
    }

    static Stream<String> everyUserType() {
        return Arrays.stream(UserEventType.values()).map(UserEventType::wireName);
    }

    @ParameterizedTest
    @MethodSource("everyTicketType")
    void tellsTheTicketsPresentStateInEveryTicketEvent(String type) {
        // When
        List<Fact> facts = facts(event(type, "2026-09-14T09:20:00.5Z", "{}"));

        // Then
        assertThat(facts.get(0)).isInstanceOfSatisfying(Fact.Described.class, described -> {
            assertThat(described.about()).hasToString("[ticket:9001]");
            assertThat(described.attributes().text(Attribute.STATUS)).contains("open");
        });
    }

    @Test
    void knowsAllTypesThatZendeskLists() {
        // Then
        assertThat(everyTicketType()).hasSize(37).doesNotHaveDuplicates();
        assertThat(everyUserType()).hasSize(27).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyUserType")
    void readsEveryUserType(String type) {
        // Given
        String body = event(type, "2026-09-14T09:20:00Z", "{}").replace("\"status\":\"OPEN\"", "\"role\":\"end-user\"");

        // When
        Translation translation = translate(body);

        // Then
        assertThat(translation).isNotInstanceOf(Translation.Unreadable.class);
    }

    @Test
    void tellsOneOpeningFromTheTicketAndFromItsFirstComment() {
        // Given
        String comment = "{\"comment\":{\"id\":\"3000\",\"body\":\"Hello?\",\"is_public\":true,"
                + "\"author\":{\"id\":\"501\",\"is_staff\":false,\"name\":\"Ana\"}}}";

        // When
        List<String> created = keys(event("ticket.created", "2026-09-14T09:12:40.6Z", "{}"));
        List<String> first = keys(event("ticket.comment_added", "2026-09-14T09:12:40.7Z", comment));
        List<String> later = keys(event("ticket.comment_added", "2026-09-14T09:30:00Z", comment));

        // Then
        assertThat(first).isEqualTo(created).containsExactly("ticket:9001/opened");
        assertThat(later).containsExactly("message:3000");
    }

    @Test
    void tellsOneSolutionFromAnEventAndFromATrigger() {
        // Given
        String change = "{\"current\":\"SOLVED\",\"previous\":\"OPEN\"}";
        byte[] trigger = TriggerBodies.of("status").with("status", "Solved").bytes();

        // When
        List<String> ofEvent = keys(event("ticket.status_changed", "2026-09-14T09:20:00.25Z", change));
        List<String> ofTrigger = keys(trigger);

        // Then
        assertThat(ofTrigger).isEqualTo(ofEvent).containsExactly("ticket:9001/status/solved/2026-09-14T09:20:00Z");
    }

    @Test
    void tellsOneReplyFromAnEventAndFromATrigger() {
        // Given
        String change = "{\"comment\":{\"id\":3001,\"body\":\"x\",\"is_public\":true,\"author\":{\"is_staff\":true}}}";

        // When
        List<String> ofEvent = keys(event("ticket.comment_added", "2026-09-14T09:20:00.25Z", change));
        List<String> ofTrigger = keys(TriggerBodies.of("comment").bytes());

        // Then
        assertThat(ofTrigger).isEqualTo(ofEvent).containsExactly("message:3001");
    }

    @Test
    void putsAgentAndGroupOfOneUpdateIntoOneAssignment() {
        // When
        List<String> agent =
                keys(event("ticket.agent_assignment_changed", "2026-09-14T09:20:00.1Z", "{\"current\":77}"));
        List<String> group =
                keys(event("ticket.group_assignment_changed", "2026-09-14T09:20:00.9Z", "{\"current\":91}"));

        // Then
        assertThat(agent).isEqualTo(group).hasSize(1);
    }

    @Test
    void readsAStatusThatTheTriggerWritesWithAHyphen() {
        // When
        List<Fact> facts =
                facts(TriggerBodies.of("status").with("status", "On-hold").bytes());

        // Then
        assertThat(facts)
                .filteredOn(Fact.Happened.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Fact.Happened.class, fact -> {
                    assertThat(fact.kind()).isEqualTo(Kind.TICKET_STATUS_CHANGED);
                    assertThat(fact.attributes().text(Attribute.STATUS)).contains("hold");
                });
    }

    @Test
    void readsAHugeTriggerWithoutDelay() {
        // Given
        String spaces = ("\"" + " ".repeat(2_000)).repeat(500);

        // When
        List<String> keys =
                keys(TriggerBodies.of("comment").with("comment", spaces).bytes());

        // Then
        assertThat(keys).containsExactly("message:3001");
    }

    @Test
    void sparesZendesksIdsAndNoTextThatPeopleWrite() {
        // Then
        assertThat(adapter.idFields())
                .contains("id", "requester_id", "ticket_id", "comment_id", "target_ticket_id")
                .doesNotContain("subject", "current", "previous", "value", "body", "external_id", "comment");
    }

    private static String event(String type, String time, String change) {
        return ENVELOPE.formatted(type, time, time.substring(0, 19) + "Z", change);
    }

    private List<String> keys(String body) {
        return keys(bytes(body));
    }

    private List<String> keys(byte[] body) {
        return facts(body).stream()
                .filter(Fact.Happened.class::isInstance)
                .map(fact -> ((Fact.Happened) fact).key())
                .toList();
    }

    private List<Fact> facts(String body) {
        return facts(bytes(body));
    }

    private List<Fact> facts(byte[] body) {
        return ((Translation.Facts) translate(body)).facts();
    }

    private Translation translate(String body) {
        return translate(bytes(body));
    }

    private Translation translate(byte[] body) {
        return adapter.translate(
                stored(adapter.split(signed(body, SECRET, NOW.toString())).get(0)));
    }
}
