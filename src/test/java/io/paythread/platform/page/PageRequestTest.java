package io.paythread.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    private static final QueryDigest QUERY = QueryDigest.of("/v1/numbers", Map.of());
    private final Cursors cursors = new Cursors(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "ten", "1.5", "1e3", " 5", "1001", "10000", "99999999999999999999"})
    void refusesALimitThatIsNotAWholeNumberAboveZero(String limit) {
        // When, Then
        assertThatThrownBy(() -> PageBounds.LIST.limit(List.of(limit)))
                .isInstanceOfSatisfying(ServiceException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
                    assertThat(e.errors()).singleElement().satisfies(error -> {
                        assertThat(error.pointer()).isEqualTo("?limit");
                        assertThat(error.detail()).contains("1 to 100");
                    });
                });
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "99, 99", "100, 100", "101, 100", "1000, 100"})
    void lowersALimitThatIsTooLarge(String asked, int given) {
        // When, Then
        assertThat(PageBounds.LIST.limit(List.of(asked))).isEqualTo(given);
    }

    @Test
    void aListThatFitsHasNoCursors() {
        // When
        Page<Integer> page = read(PageRequest.first(cursors, QUERY, 10), 10);

        // Then
        assertThat(page.data()).hasSize(10);
        assertThat(page.hasMore()).isFalse();
        assertThat(page.next()).isEmpty();
        assertThat(page.prev()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 25, 26})
    void walkingForthAndBackGivesEveryRowOnceInOrder(int limit) {
        // Given
        int rows = 25;
        List<Integer> all = IntStream.range(0, rows).boxed().toList();

        // When
        List<Integer> forth = new ArrayList<>();
        Page<Integer> page = read(PageRequest.first(cursors, QUERY, limit), rows);
        forth.addAll(page.data());
        while (page.next().isPresent()) {
            page = read(PageRequest.from(cursors, QUERY, limit, page.next().get()), rows);
            forth.addAll(page.data());
        }
        List<Integer> back = new ArrayList<>(page.data());
        while (page.prev().isPresent()) {
            page = read(PageRequest.from(cursors, QUERY, limit, page.prev().get()), rows);
            back.addAll(0, page.data());
            assertThat(page.hasMore()).isTrue();
        }

        // Then
        assertThat(forth).isEqualTo(all);
        assertThat(back).isEqualTo(all);
    }

    /** What a store does: reads rows beyond the keys, nearest first, one more than fit. */
    private static Page<Integer> read(PageRequest request, int rows) {
        int key = request.keys().map(keys -> Integer.parseInt(keys.get(0))).orElse(-1);
        IntStream beyond = request.backward()
                ? IntStream.iterate(key - 1, i -> i >= 0, i -> i - 1)
                : IntStream.range(key + 1, rows);
        List<Integer> read = beyond.limit(request.rowsToRead()).boxed().toList();
        return request.cut(read, row -> List.of(row.toString()));
    }
}
