package io.paythread.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final QueryDigest QUERY = QueryDigest.of("/v1/payments", Map.of("status", List.of("failed")));
    private final Cursors cursors = cursors("a key that is long enough for the job");

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null", "AAAA", "%%%", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatWasNeverACursor(String text) {
        // When, Then
        assertRefused(ErrorCode.INVALID_CURSOR, QUERY, text);
    }

    @Test
    void refusesACursorThatIsTooLongToBeOurs() {
        // When, Then
        assertRefused(ErrorCode.INVALID_CURSOR, QUERY, "A".repeat(4_000));
    }

    @Test
    void refusesACursorWithOneChangedCharacter() {
        // Given
        String cursor = cursors.encode(QUERY, "2026-11-21T10:02:11.000000Z", "ent_1");

        // When, Then
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertRefused(ErrorCode.INVALID_CURSOR, QUERY, changed);
        }
    }

    @Test
    void refusesACursorOfAnotherInstallation() {
        // Given
        String theirs = cursors("another key that is long enough too").encode(QUERY, "1");

        // When, Then
        assertRefused(ErrorCode.INVALID_CURSOR, QUERY, theirs);
    }

    @Test
    void refusesACursorOfAnotherPathOrFilter() {
        // Given
        String cursor = cursors.encode(QUERY, "1");

        // When, Then
        assertRefused(
                ErrorCode.CURSOR_MISMATCH, QueryDigest.of("/v1/refunds", Map.of("status", List.of("failed"))), cursor);
        assertRefused(
                ErrorCode.CURSOR_MISMATCH, QueryDigest.of("/v1/payments", Map.of("status", List.of("paid"))), cursor);
        assertRefused(ErrorCode.CURSOR_MISMATCH, QueryDigest.of("/v1/payments", Map.of()), cursor);
    }

    @Test
    void givesBackTheValuesUnderTheSameFiltersInAnyOrderWithAnyLimit() {
        // Given
        var asked = Map.of("a", List.of("1", "2"), "b", List.of("3"), "limit", List.of("10"));
        var askedAgain = Map.of("b", List.of("3"), "a", List.of("2", "1"), "limit", List.of("50"));
        String cursor = cursors.encode(QueryDigest.of("/v1/x", asked), "Grüße", "", "7");

        // When
        List<String> values = cursors.decode(QueryDigest.of("/v1/x", askedAgain), cursor);

        // Then
        assertThat(values).containsExactly("Grüße", "", "7");
    }

    private void assertRefused(ErrorCode code, QueryDigest query, String cursor) {
        assertThatThrownBy(() -> cursors.decode(query, cursor))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Cursors cursors(String key) {
        return new Cursors(key.getBytes(StandardCharsets.UTF_8));
    }
}
