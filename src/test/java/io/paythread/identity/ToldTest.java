package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ToldTest {
    @Property(tries = 300)
    void saysTheSameInAnyOrderAndRepetition(@ForAll long seed) {
        // Given
        History history = new History(1, seed);
        List<List<IdentityTelling>> events = history.events(12);

        // When
        Told inOrder = Told.of(flat(events));
        Told shuffled = Told.of(flat(history.delivered(events)));

        // Then
        assertThat(shuffled.accounts()).isEqualTo(inOrder.accounts());
        assertThat(shuffled.identifiers()).isEqualTo(inOrder.identifiers());
        assertThat(shuffled.merges()).isEqualTo(inOrder.merges());
    }

    /** What counts in a slot is what counts among the winners of any batches. */
    @Property(tries = 300)
    void needsOnlyTheWinnersOfEachBatch(@ForAll long seed) {
        // Given
        History history = new History(1, seed);
        List<List<IdentityTelling>> events = history.events(12);

        // When
        Slots slots = Slots.of(List.of());
        for (List<IdentityTelling> batch : history.delivered(events)) {
            slots = slots.with(
                    Told.of(batch).identifiers().stream().filter(slots::yieldTo).toList());
        }

        // Then
        Slots all = slots;
        Told whole = Told.of(flat(events));
        assertThat(whole.accounts()).allSatisfy(account -> assertThat(all.of(account.id()))
                .containsExactlyInAnyOrderElementsOf(whole.identifiers().stream()
                        .filter(told -> told.accountId().equals(account.id()))
                        .toList()));
    }

    private static List<IdentityTelling> flat(List<List<IdentityTelling>> events) {
        List<IdentityTelling> all = new ArrayList<>();
        events.forEach(all::addAll);
        return all;
    }
}
