package io.paythread.timeline;

import static io.paythread.timeline.Tellings.described;
import static io.paythread.timeline.Tellings.happened;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionsTest {
    private static final Reference TICKET = new Reference(ObjectType.TICKET, "9001");
    private static final Reference MESSAGE = new Reference(ObjectType.MESSAGE, "3002");
    private static final Reference OTHER = new Reference(ObjectType.MESSAGE, "3003");
    private static final Telling WRITTEN = written("evt_1", MESSAGE, "my password is swordfish");

    @Test
    void removesTheTextOfARedactedMessageFromItsEntryInWhateverOrder() {
        // Given
        Telling redacted = described(
                "evt_2",
                60,
                Attributes.builder()
                        .clear(Attribute.TEXT)
                        .put(Attribute.REDACTED, true)
                        .build(),
                MESSAGE,
                TICKET);

        // When
        Folded folded = Matters.fold(List.of(WRITTEN, redacted));
        Folded reversed = Matters.fold(List.of(redacted, WRITTEN));

        // Then
        assertThat(folded).isEqualTo(reversed);
        assertThat(folded.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.attributes().text(Attribute.TEXT)).isEmpty();
            assertThat(entry.attributes().flag(Attribute.REDACTED)).contains(true);
            assertThat(entry.summary()).doesNotContain("swordfish");
        });
    }

    @Test
    void showsWhatIsLeftOfTheText() {
        // Given
        Telling redacted = described(
                "evt_2",
                60,
                Attributes.builder()
                        .put(Attribute.TEXT, "my password is ▇▇▇")
                        .put(Attribute.REDACTED, true)
                        .build(),
                MESSAGE,
                TICKET);

        // When
        Folded folded = Matters.fold(List.of(WRITTEN, redacted));

        // Then
        assertThat(folded.entries()).singleElement().satisfies(entry -> assertThat(
                        entry.attributes().text(Attribute.TEXT))
                .contains("my password is ▇▇▇"));
    }

    @Test
    void leavesOtherMessagesOfTheTicketAlone() {
        // Given
        Telling other = written("evt_3", OTHER, "thanks");
        Telling redacted = described(
                "evt_2", 60, Attributes.builder().put(Attribute.REDACTED, true).build(), MESSAGE, TICKET);

        // When
        Folded folded = Matters.fold(List.of(WRITTEN, redacted, other));

        // Then
        assertThat(folded.entries())
                .filteredOn(entry -> entry.about().contains(OTHER))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.attributes().text(Attribute.TEXT)).contains("thanks"));
    }

    private static Telling written(String event, Reference message, String text) {
        return happened(
                event,
                5,
                Kind.TICKET_CUSTOMER_REPLY,
                "message:" + message.value(),
                Moment.OWN,
                Attributes.builder().put(Attribute.TEXT, text).build(),
                message,
                TICKET);
    }
}
