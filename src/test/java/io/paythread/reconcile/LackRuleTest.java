package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.reconcile.LackRule.Unheard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LackRuleTest {
    private static final Instant FROM = Instant.parse("2026-09-14T10:00:00Z");
    private static final Instant LATER = FROM.plusSeconds(60);
    private static final Instant LISTED = FROM.plusSeconds(3_600);

    @Test
    void namesAnItemByTheFirstThingThatIsMissingWithIt() {
        // Given
        List<Unheard> unheard = List.of(
                new Unheard("ticket:1", "ticket.solved", LATER, LISTED),
                new Unheard("ticket:1", "ticket.opened", FROM, LISTED));

        // When
        Map<String, Instant> lacking = LackRule.lacking(unheard, Set.of(), FROM);

        // Then
        assertThat(lacking).containsExactly(Map.entry("ticket:1", FROM));
    }

    @Test
    void namesAnItemByItsOwnTimeWhereAllThatIsMissingLiesBeforeTheRange() {
        // Given
        List<Unheard> unheard = List.of(new Unheard("ticket:1", "ticket.opened", FROM.minusSeconds(1), LISTED));

        // When
        Map<String, Instant> lacking = LackRule.lacking(unheard, Set.of(), FROM);

        // Then
        assertThat(lacking).containsExactly(Map.entry("ticket:1", LISTED));
    }

    @Test
    void missesNothingThatTheWebhookIsNotSubscribedTo() {
        // Given
        List<Unheard> unheard = List.of(
                new Unheard("evt_1", "charge.updated", FROM, FROM),
                new Unheard("ticket:1", "ticket.assigned", FROM, LISTED),
                new Unheard("ticket:2", "ticket.assigned", FROM, LISTED),
                new Unheard("ticket:2", "ticket.solved", LATER, LISTED));

        // When
        Map<String, Instant> lacking = LackRule.lacking(unheard, Set.of("charge.updated", "ticket.assigned"), FROM);

        // Then
        assertThat(lacking).containsExactly(Map.entry("ticket:2", LATER));
    }
}
