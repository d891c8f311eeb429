package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.NOW;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.SECRET;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.bytes;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.invocation;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.spi.SplitEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSplitterTest {
    private static final String EVENT =
            """
            {"type":"zen:event-type:ticket.comment_added","id":"7c2a8a3e-5f0b-4c43-9b1e-0c9d6e1f0a11",
             "time":"2026-09-14T09:20:00.123456789Z","subject":"zen:ticket:9001",
             "detail":{"id":"9001","requester_id":"501"},"event":{}}""";

    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"ticket_id\":\"1\"}",
                "{\"type\":\"zen:event-type:ticket.created\",\"type\":\"zen:event-type:ticket.merged\"}",
                "{\"type\":\"zen:event-type:ticket\\ncreated\"}",
                "{\"type\":\"zen:event-type:ticket.created\"} and more"
            })
    void keepsWhatItCannotReadUnderADigest(String body) {
        // When
        SplitEvent event = split(bytes(body));

        // Then
        assertThat(event.type()).isEqualTo(SplitEvent.UNREADABLE);
        assertThat(event.reference()).matches("sha256:[0-9a-f]{64}");
        assertThat(event.partitionKey()).isEqualTo(event.reference());
        assertThat(event.providerTime()).contains(NOW);
        assertThat(event.body()).isEqualTo(bytes(body));
    }

    @Test
    void takesIdTypeTimeAndRequesterOfAnEvent() {
        // When
        SplitEvent event = split(bytes(EVENT));

        // Then
        assertThat(event.reference()).isEqualTo("7c2a8a3e-5f0b-4c43-9b1e-0c9d6e1f0a11");
        assertThat(event.type()).isEqualTo("zen:event-type:ticket.comment_added");
        assertThat(event.providerTime()).contains(Instant.parse("2026-09-14T09:20:00.123456789Z"));
        assertThat(event.partitionKey()).isEqualTo("account:501");
        assertThat(event.form()).isEqualTo(SplitEvent.Form.SNAPSHOT);
        assertThat(event.twin()).isEmpty();
        assertThat(event.body()).isEqualTo(bytes(EVENT));
    }

    @Test
    void fallsBackToTheTicketWhereNoRequesterIsNamed() {
        // When
        SplitEvent event = split(bytes(EVENT.replace("\"requester_id\":\"501\"", "\"requester_id\":null")));

        // Then
        assertThat(event.partitionKey()).isEqualTo("ticket:9001");
    }

    @Test
    void putsAUsersEventsBesideTheTicketsOfThatUser() {
        // Given
        String body = EVENT.replace("ticket.comment_added", "user.name_changed").replace("9001", "501");

        // When
        SplitEvent event = split(bytes(body));

        // Then
        assertThat(event.partitionKey()).isEqualTo("account:501");
    }

    @Test
    void takesADigestForAnEventWithoutId() {
        // When
        SplitEvent event = split(bytes(EVENT.replace("7c2a8a3e-5f0b-4c43-9b1e-0c9d6e1f0a11", "")));

        // Then
        assertThat(event.type()).isEqualTo("zen:event-type:ticket.comment_added");
        assertThat(event.reference()).startsWith("sha256:");
    }

    @Test
    void leavesAnImpossibleTimeOut() {
        // When
        SplitEvent event = split(bytes(EVENT.replace("2026-09-14T09:20:00.123456789Z", "soon")));

        // Then
        assertThat(event.providerTime()).isEqualTo(Optional.empty());
    }

    @Test
    void takesTheInvocationOfATrigger() {
        // Given
        byte[] body = TriggerBodies.of("comment").bytes();

        // When
        SplitEvent event = adapter.split(invocation("01HQZ7A1B2", body)).get(0);

        // Then
        assertThat(event.reference()).isEqualTo("trigger:01HQZ7A1B2");
        assertThat(event.type()).isEqualTo("trigger.comment");
        assertThat(event.partitionKey()).isEqualTo("account:501");
        assertThat(event.providerTime()).contains(NOW);
    }

    @Test
    void takesADigestForATriggerWithoutInvocation() {
        // Given
        byte[] body = TriggerBodies.of("status").bytes();

        // When
        SplitEvent event = split(body);

        // Then
        assertThat(event.reference()).matches("sha256:[0-9a-f]{64}");
        assertThat(event.type()).isEqualTo("trigger.status");
    }

    @Test
    void mistrustsAnInvocationThatIsNoId() {
        // Given
        byte[] body = TriggerBodies.of("status").bytes();

        // When
        SplitEvent event = adapter.split(invocation("x".repeat(5_000), body)).get(0);

        // Then
        assertThat(event.reference()).startsWith("sha256:");
    }

    @Test
    void readsATriggerWhoseCommentBreaksTheJson() {
        // Given
        byte[] body = TriggerBodies.of("comment")
                .with("comment", "He said \"no\".\nThen left\\")
                .bytes();

        // When
        SplitEvent event = split(body);

        // Then
        assertThat(event.type()).isEqualTo("trigger.comment");
        assertThat(event.partitionKey()).isEqualTo("account:501");
    }

    private SplitEvent split(byte[] body) {
        return adapter.split(signed(body, SECRET, NOW.toString())).get(0);
    }
}
