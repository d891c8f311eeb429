package io.paythread.adapters.helpdesk.zendesk;

import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.NOW;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.SECRET;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.bytes;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.signed;
import static io.paythread.adapters.helpdesk.zendesk.ZendeskRequests.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes from outside, the adapter answers; it never throws. */
class ZendeskGarbagePropertyTest {
    private final ZendeskAdapter adapter = new ZendeskAdapter();

    @Property(tries = 800)
    void anyEventIsReadOrKept(@ForAll("events") String body) {
        reads(bytes(body));
    }

    @Property(tries = 500)
    void anyTriggerIsReadOrKept(@ForAll("triggers") String body) {
        reads(bytes(body));
    }

    private void reads(byte[] body) {
        // Given
        InboundRequest request = signed(body, SECRET, NOW.toString());

        // When
        List<SplitEvent> events = adapter.split(request);
        List<Translation> translations =
                events.stream().map(event -> adapter.translate(stored(event))).toList();

        // Then
        assertThat(events).hasSize(1).allSatisfy(event -> {
            assertThat(event.reference()).isNotBlank().hasSizeLessThan(200);
            assertThat(event.type()).isNotBlank().hasSizeLessThan(200);
            assertThat(event.partitionKey()).isNotBlank();
            assertThat(event.body()).isEqualTo(body);
        });
        assertThat(translations).hasSize(1);
        assertThat(translations.get(0)).isEqualTo(adapter.translate(stored(events.get(0))));
    }

    @Provide
    Arbitrary<String> events() {
        Arbitrary<String> types = Arbitraries.of(Stream.concat(
                        Stream.of("ticket.other", "", "organization.created"),
                        Stream.concat(
                                Arrays.stream(TicketEventType.values()).map(TicketEventType::wireName),
                                Arrays.stream(UserEventType.values()).map(UserEventType::wireName)))
                .toList());
        Arbitrary<String> detail = object(
                "id",
                "requester_id",
                "created_at",
                "updated_at",
                "status",
                "tags",
                "via",
                "email",
                "external_id",
                "role",
                "description",
                "priority",
                "assignee_id",
                "is_public");
        Arbitrary<String> change = object(
                "current",
                "previous",
                "comment",
                "custom_field",
                "identity",
                "user",
                "attachment",
                "target_ticket_id",
                "satisfaction_score",
                "tags_added");
        return Combinators.combine(types, value(1), value(1), detail, change)
                .as((type, id, time, details, changes) ->
                        "{\"type\":\"zen:event-type:%s\",\"id\":%s,\"time\":%s,\"detail\":%s,\"event\":%s}"
                                .formatted(type, id, time, details, changes));
    }

    @Provide
    Arbitrary<String> triggers() {
        Arbitrary<String> change = Arbitraries.of("created", "comment", "status", "other", "");
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(30);
        Arbitrary<String> breaking = Arbitraries.of("\"", "\",\n  \"comment\": \"", "\\", "}", "\"}", "{{ticket.id}}");
        return Combinators.combine(change, Arbitraries.oneOf(text, breaking), text, text)
                .as((word, comment, id, time) -> new String(
                        TriggerBodies.of(word)
                                .with("comment", comment)
                                .with("ticket_id", id)
                                .with("updated_at", time)
                                .with("requester_email", comment)
                                .bytes(),
                        StandardCharsets.UTF_8));
    }

    private static Arbitrary<String> object(String... names) {
        return Combinators.combine(Arrays.stream(names)
                        .map(name -> Combinators.combine(Arbitraries.of(true, false), value(2))
                                .as((there, value) -> there ? "\"" + name + "\":" + value : ""))
                        .toList())
                .as(fields -> "{"
                        + String.join(
                                ",",
                                fields.stream()
                                        .filter(field -> !field.isEmpty())
                                        .toList())
                        + "}");
    }

    /** JSON values of every type, some of them plausible. */
    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> flat = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e999",
                "12345678901234567890123",
                "3.14",
                "\"\"",
                "\" \"",
                "\"9001\"",
                "\"501\"",
                "9001",
                "\"OPEN\"",
                "\"2026-09-14T09:12:40Z\"",
                "\"9999-12-31T23:59:59+18:00\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a b\"",
                "\"" + "x".repeat(600) + "\"",
                "\"email\"",
                "\"true\"");
        if (depth == 0) {
            return flat;
        }
        Arbitrary<String> inner = value(depth - 1);
        Arbitrary<String> nested = Combinators.combine(inner, inner, inner, inner)
                .as((id, value, author, type) ->
                        "{\"id\":%s,\"value\":%s,\"author\":%s,\"type\":%s}".formatted(id, value, author, type));
        return Arbitraries.oneOf(flat, nested, inner.map(item -> "[" + item + "]"));
    }
}
