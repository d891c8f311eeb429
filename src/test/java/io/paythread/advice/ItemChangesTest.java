package io.paythread.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.advice.ItemChanges.Sums;
import io.paythread.advice.NetworkItem.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemChangesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheSumsOfWhateverStands(long seed) {
        // Given
        Random random = new Random(seed);
        Set<NetworkItem> standing = new HashSet<>();
        Map<Cell, Sums> counts = new HashMap<>();

        // When
        for (int step = 0; step < 200; step++) {
            List<NetworkItem> wanted = items(random);
            ItemChanges changes = ItemChanges.between(standing, wanted);
            changes.counts()
                    .forEach((cell, sums) ->
                            counts.merge(cell, sums, (before, more) -> before.plus(more.items(), more.amount())));
            standing = new HashSet<>(wanted);
        }
        counts.values().removeIf(Sums.NOTHING::equals);

        // Then
        Map<Cell, Sums> recount = new HashMap<>();
        standing.forEach(item -> recount.merge(
                item.cell(), new Sums(1, item.amount()), (before, more) -> before.plus(more.items(), more.amount())));
        assertThat(counts).isEqualTo(recount);
    }

    @Test
    void changesNothingTheSecondTime() {
        // Given
        List<NetworkItem> items = items(new Random(7));

        // When
        ItemChanges changes = ItemChanges.between(items, new ArrayList<>(items));

        // Then
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.counts()).isEmpty();
    }

    private static List<NetworkItem> items(Random random) {
        List<NetworkItem> items = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            if (random.nextBoolean()) {
                items.add(new NetworkItem(
                        new UUID(1, number),
                        random.nextInt(4) == 0 ? ItemKind.DISPUTE : ItemKind.PAYMENT,
                        new UUID(2, number / 2),
                        new UUID(3, 0),
                        random.nextBoolean() ? "visa" : "mastercard",
                        LocalDate.of(2026, 9, 1 + random.nextInt(2)),
                        "EUR",
                        random.nextInt(3),
                        random.nextBoolean()));
            }
        }
        return items;
    }
}
