package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.next;
import static io.paythread.timeline.TimelineApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of a timeline, forwards, backwards and around an entry, while more arrives. */
@QuarkusTest
class TimelinePagesTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final Rows rows;

    @Inject
    TimelinePagesTest(Rows rows) {
        this.rows = rows;
    }

    @ParameterizedTest
    @CsvSource({"desc, 1", "desc, 3", "desc, 7", "asc, 1", "asc, 4", "asc, 200"})
    void pagesOverTiesWithoutRepeatingOrSkipping(String order, int limit) {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 23, 3);
        List<String> whole = page(person, "limit=200&order=" + order).getList("data.id");

        // When
        List<String> forward = walk(person, order, limit, "next");

        // Then
        assertThat(whole).hasSize(69).doesNotHaveDuplicates();
        assertThat(forward).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"desc, 1", "desc, 5", "asc, 2", "asc, 9"})
    void pagesBackTheWayItCame(String order, int limit) {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 9, 3);
        List<String> whole = page(person, "limit=200&order=" + order).getList("data.id");

        // When
        List<String> backward = walkBack(person, order, limit);

        // Then
        assertThat(backward).isEqualTo(whole);
    }

    @Test
    void neitherRepeatsNorSkipsWhileEntriesArrive() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        List<String> present = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            present.add(Rows.id(rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE, Attributes.NONE)));
        }

        // When
        List<String> seen = new ArrayList<>();
        JsonPath page = page(person, "limit=3");
        while (page.getString("page.next_cursor") != null) {
            seen.addAll(page.getList("data.id"));
            rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE, Attributes.NONE);
            rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE.plusSeconds(1), Attributes.NONE);
            page = next(page, "next");
        }
        seen.addAll(page.getList("data.id"));

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsAll(present);
    }

    @Test
    void showsAnEntryInItsSurroundings() {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 5, 3);
        List<String> whole = page(person, "limit=200").getList("data.id");

        // When
        JsonPath page = page(person, "limit=5&around=" + whole.get(7));

        // Then
        assertThat(page.getList("data.id")).isEqualTo(whole.subList(5, 10));
        assertThat(next(page, "next").getList("data.id")).isEqualTo(whole.subList(10, 15));
        assertThat(next(page, "prev").getList("data.id")).isEqualTo(whole.subList(0, 5));
    }

    private List<String> walk(Rows.Person person, String order, int limit, String direction) {
        List<String> seen = new ArrayList<>();
        JsonPath page = page(person, "limit=" + limit + "&order=" + order);
        seen.addAll(page.getList("data.id"));
        while (page.getString("page." + direction + "_cursor") != null) {
            page = next(page, direction);
            seen.addAll(page.getList("data.id"));
        }
        return seen;
    }

    private List<String> walkBack(Rows.Person person, String order, int limit) {
        JsonPath page = page(person, "limit=" + limit + "&order=" + order);
        while (page.getString("page.next_cursor") != null) {
            page = next(page, "next");
        }
        List<List<String>> pages = new ArrayList<>();
        pages.add(page.getList("data.id"));
        while (page.getString("page.prev_cursor") != null) {
            page = next(page, "prev");
            pages.add(page.getList("data.id"));
        }
        Collections.reverse(pages);
        return pages.stream().flatMap(List::stream).toList();
    }
}
