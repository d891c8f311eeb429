package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.privacy.PersonMatter.PersonDispute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a hold keeps, without a database. */
class HoldRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration AFTER = Duration.ofDays(30);
    private static final PersonAccount PAYER = account(1);
    private static final PersonAccount ASKER = account(2);
    private static final PersonAccount OTHER = account(3);

    private static final PersonMatter PLAIN = matter(10, OTHER, "payment:pi_1", 50, List.of());
    private static final PersonMatter OLD_TICKET = matter(11, OTHER, "ticket:1", 60, List.of());
    private static final PersonMatter TICKET = matter(12, ASKER, "ticket:2", 5, List.of());

    @Test
    void letsEverythingGoWhereNothingHolds() {
        // When
        HoldRule.Verdict verdict = judge(List.of(), PLAIN, TICKET);

        // Then
        assertThat(verdict.held().isEmpty()).isTrue();
        assertThat(verdict.free().accounts()).containsExactly(PAYER.id(), ASKER.id(), OTHER.id());
        assertThat(verdict.dueAt()).isEmpty();
    }

    @Test
    void anOpenDisputeHoldsItsPaymentAndWhatWasSaidSince() {
        // When
        HoldRule.Verdict verdict = judge(List.of(), PLAIN, OLD_TICKET, TICKET, disputed(Optional.empty()));

        // Then
        assertThat(verdict.held().matters()).containsExactly(TICKET.id(), new UUID(0, 13));
        assertThat(verdict.held().accounts()).containsExactly(PAYER.id(), ASKER.id());
        assertThat(verdict.free().matters()).containsExactly(PLAIN.id(), OLD_TICKET.id());
        assertThat(verdict.dueAt()).isEmpty();
    }

    @Test
    void aClosedDisputeHoldsForThirtyDaysToTheMicrosecond() {
        // Given
        Instant closed = NOW.minus(AFTER);

        // Then
        assertThat(judge(List.of(), disputed(Optional.of(closed.plusNanos(1_000))))
                        .dueAt())
                .contains(NOW.plusNanos(1_000));
        assertThat(judge(List.of(), disputed(Optional.of(closed))).held().isEmpty())
                .isTrue();
    }

    @Test
    void aPersonsHoldKeepsAllUntilItEndsOrIsReleased() {
        // Then
        assertThat(judge(List.of(hold(Optional.empty(), Optional.empty())), PLAIN)
                        .free()
                        .isEmpty())
                .isTrue();
        assertThat(judge(List.of(hold(Optional.of(NOW), Optional.empty())), PLAIN)
                        .held()
                        .isEmpty())
                .isTrue();
        assertThat(judge(List.of(hold(Optional.empty(), Optional.of(NOW))), PLAIN)
                        .held()
                        .isEmpty())
                .isTrue();
    }

    private static HoldRule.Verdict judge(List<LegalHold> holds, PersonMatter... matters) {
        Person person = new Person(
                new UUID(0, 99),
                List.of(new UUID(0, 99)),
                List.of(PAYER, ASKER, OTHER),
                List.of(matters),
                List.of(),
                List.of());
        return HoldRule.judge(person, holds, AFTER, NOW);
    }

    private static PersonMatter disputed(Optional<Instant> closedAt) {
        return matter(13, PAYER, "payment:pi_2", 10, List.of(new PersonDispute(new UUID(0, 77), closedAt)));
    }

    private static PersonAccount account(long id) {
        return new PersonAccount(new UUID(0, id), new UUID(0, 0), "acc_" + id);
    }

    private static PersonMatter matter(
            long id, PersonAccount account, String reference, int daysAgo, List<PersonDispute> disputes) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new PersonMatter(
                new UUID(0, id),
                account.source(),
                Optional.of(account.id()),
                List.of(reference),
                reference.startsWith("ticket:"),
                at,
                at,
                disputes);
    }

    private static LegalHold hold(Optional<Instant> endsAt, Optional<Instant> releasedAt) {
        return new LegalHold(
                new UUID(0, 1),
                new UUID(0, 99),
                Optional.empty(),
                "A claim.",
                "key:test",
                NOW,
                endsAt,
                releasedAt.map(at -> "key:test"),
                releasedAt);
    }
}
