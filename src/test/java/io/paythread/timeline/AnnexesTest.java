package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.Page;
import io.paythread.security.TestCallers;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnnexesTest {
    private static final ObjectRow PAYMENT = row(1, ObjectType.PAYMENT);
    private static final ObjectRow OTHER = row(2, ObjectType.PAYMENT);
    private static final ObjectRow TICKET = row(3, ObjectType.TICKET);

    @Test
    void joinsWhatEachPackageTellsUnderItsName() {
        // Given
        Annexes annexes = new Annexes(List.of(annex("threads", true), annex("advice", false)));

        // When
        Found found = annexes.toOne(TestCallers.machine(), new Found(Page.whole(List.of(PAYMENT)), List.of()))
                .await()
                .indefinitely();

        // Then
        assertThat(found.annexes(PAYMENT)).isEqualTo(Map.of("threads", "threads of 1", "advice", "advice of 1"));
    }

    @Test
    void leavesOutOfListsWhatIsForOneObjectOnly() {
        // Given
        Annexes annexes = new Annexes(List.of(annex("threads", true), annex("advice", false)));

        // When
        Found found = annexes.toList(TestCallers.machine(), new Found(Page.whole(List.of(PAYMENT, OTHER)), List.of()))
                .await()
                .indefinitely();

        // Then
        assertThat(found.annexes(OTHER)).isEqualTo(Map.of("threads", "threads of 2"));
    }

    @Test
    void asksNobodyAboutObjectsOfAnotherType() {
        // Given
        Annexes annexes = new Annexes(List.of(annex("threads", true)));

        // When
        Found found = annexes.toOne(TestCallers.machine(), new Found(Page.whole(List.of(TICKET)), List.of(PAYMENT)))
                .await()
                .indefinitely();

        // Then
        assertThat(found.annexes()).isEmpty();
    }

    private static ObjectRow row(long number, ObjectType type) {
        return new ObjectRow(
                new UUID(0, number),
                type,
                new UUID(1, 1),
                "reference",
                new UUID(2, number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                new JsonObject());
    }

    /** Tells of payments only. */
    private static AnnexSource annex(String name, boolean inLists) {
        return () -> List.of(new Annex(ObjectType.PAYMENT, name, inLists, (caller, rows) -> Uni.createFrom()
                .item(rows.stream()
                        .collect(Collectors.toMap(
                                ObjectRow::id, row -> name + " of " + row.id().getLeastSignificantBits())))));
    }
}
