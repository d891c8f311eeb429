package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactRuleTest {
    private static final Instant DISPUTED = Instant.parse("2026-09-21T07:00:00Z");
    private static final Instant ASKED = Instant.parse("2026-09-14T11:20:00Z");

    private final ContactRule rule = new ContactRule(BusinessTimeTest.BERLIN, Duration.ofHours(4));

    @Test
    void tellsWhoAskedFirstAndWhenTheyWereAnswered() {
        // When
        Contact contact = rule.evaluate(
                DISPUTED,
                List.of(
                        asked("later", ASKED.plusSeconds(900), List.of()),
                        asked("first", ASKED, List.of(ASKED.plusSeconds(1680), ASKED.plusSeconds(9000)))));

        // Then
        assertThat(contact.text())
                .isEqualTo("Contacted first: yes, 6 d 19 h 40 min before the dispute, first human reply after 28 min");
        assertThat(contact.ticket()).contains(Subjects.id("first"));
        assertThat(contact.inTime()).isTrue();
    }

    @Test
    void countsNoTicketOfAfterTheDispute() {
        // When
        Contact contact = rule.evaluate(DISPUTED, List.of(asked("late", DISPUTED.plusSeconds(1), List.of())));

        // Then
        assertThat(contact.first()).isFalse();
        assertThat(contact.text()).isEqualTo("Contacted first: no");
    }

    @Test
    void countsNoReplyOfAfterTheDispute() {
        // When
        Contact contact = rule.evaluate(DISPUTED, List.of(asked("open", ASKED, List.of(DISPUTED.plusSeconds(60)))));

        // Then
        assertThat(contact.text())
                .isEqualTo("Contacted first: yes, 6 d 19 h 40 min before the dispute, no human reply before it");
        assertThat(contact.inTime()).isFalse();
    }

    @Test
    void countsDisputesWithATicketBefore() {
        // Given
        Contact answered = rule.evaluate(DISPUTED, List.of(asked("a", ASKED, List.of(ASKED.plusSeconds(60)))));
        Contact late = rule.evaluate(DISPUTED, List.of(asked("b", ASKED, List.of(ASKED.plus(Duration.ofDays(3))))));

        // When
        ContactShare share = ContactShare.of(List.of(answered, late, Contact.NONE));

        // Then
        assertThat(share).isEqualTo(new ContactShare(3, 2, 2, 1));
    }

    private static ContactRule.Asked asked(String name, Instant at, List<Instant> replies) {
        return new ContactRule.Asked(Subjects.id(name), at, replies);
    }
}
