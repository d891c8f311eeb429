package io.paythread.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.export.Place.Phase;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an export goes from piece to piece and from file to file. */
class PlaceTest {
    private static final int ROWS_PER_FILE = 5;

    @Test
    void readsBackWhatItWrote() {
        // Given
        Place place = Place.BEGINNING.begun().wrote(3, Optional.of("next"), ROWS_PER_FILE);

        // When
        Place again = Place.read(new JsonObject(place.write().encode()));

        // Then
        assertThat(again).isEqualTo(place);
        assertThat(Place.read(new JsonObject())).isEqualTo(Place.BEGINNING);
    }

    @Test
    void sealsAFullFileAndBeginsTheNextBehindIt() {
        // When
        Place full = Place.BEGINNING
                .begun()
                .wrote(3, Optional.of("a"), ROWS_PER_FILE)
                .wrote(2, Optional.of("b"), ROWS_PER_FILE);

        // Then
        assertThat(full).isEqualTo(new Place(Phase.SEAL, 1, 2, 5, 5, Optional.of("b"), true));
        assertThat(full.sealed()).isEqualTo(new Place(Phase.ROWS, 2, 0, 0, 5, Optional.of("b"), true));
    }

    @Test
    void sealsTheLastFileWhereNothingFollows() {
        // When
        Place last = Place.BEGINNING.begun().wrote(0, Optional.empty(), ROWS_PER_FILE);

        // Then
        assertThat(last.phase()).isEqualTo(Phase.SEAL);
        assertThat(last.more()).isFalse();
        assertThat(last.part()).isEqualTo(1);
    }
}
