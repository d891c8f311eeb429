package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemovedTextsTest {
    private static final Reference TICKET = new Reference(ObjectType.TICKET, "9001");
    private static final Reference MESSAGE = new Reference(ObjectType.MESSAGE, "771");

    private final Telling reply = Tellings.happened(
            "evt_1",
            10,
            Kind.TICKET_CUSTOMER_REPLY,
            "message:771",
            Moment.OWN,
            text("my password is secret"),
            MESSAGE,
            TICKET);

    @Test
    void findsNothingWhereNothingWasRemoved() {
        assertThat(RemovedTexts.of(List.of(reply)).isEmpty()).isTrue();
    }

    @Test
    void putsWhatIsLeftInThePlaceOfTheText() {
        // When
        RemovedTexts removed = RemovedTexts.of(List.of(redaction("my password is XXXX"), reply));

        // Then
        assertThat(removed.texts()).isEqualTo(Map.of("my password is secret", "my password is XXXX"));
        assertThat(removed.tellings()).singleElement().satisfies(telling -> {
            assertThat(telling.inboundId()).isEqualTo(reply.inboundId());
            assertThat(telling.attributes().text(Attribute.TEXT)).contains("my password is XXXX");
        });
    }

    @Test
    void leavesNothingWhereNothingIsLeft() {
        // When
        RemovedTexts removed = RemovedTexts.of(List.of(redaction(null), reply));

        // Then
        assertThat(removed.texts()).isEqualTo(Map.of("my password is secret", ""));
        assertThat(removed.tellings().get(0).attributes().text(Attribute.TEXT)).isEmpty();
    }

    @Test
    void comesToTheSameEntriesBeforeAndAfterAndEndsThere() {
        for (String left : new String[] {"my password is XXXX", null}) {
            // Given
            List<Telling> before = List.of(reply, redaction(left));

            // When
            List<Telling> after = new ArrayList<>(RemovedTexts.of(before).tellings());
            after.add(redaction(left));

            // Then
            assertThat(Matters.fold(after).entries().stream()
                            .map(FoldedEntry::attributes)
                            .toList())
                    .isEqualTo(Matters.fold(before).entries().stream()
                            .map(FoldedEntry::attributes)
                            .toList());
            assertThat(RemovedTexts.of(after).isEmpty()).isTrue();
        }
    }

    private static Telling redaction(@Nullable String left) {
        Attributes now = Attributes.builder()
                .clear(Attribute.TEXT)
                .put(Attribute.REDACTED, true)
                .put(Attribute.TEXT, left)
                .build();
        return Tellings.described("evt_2", 20, now, MESSAGE, TICKET);
    }

    private static Attributes text(String text) {
        return Attributes.builder().put(Attribute.TEXT, text).build();
    }
}
