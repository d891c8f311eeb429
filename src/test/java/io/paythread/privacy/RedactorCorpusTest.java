package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedactorCorpusTest {
    private static final long SEED = 20260914;
    private static final int CARDS = 500;
    private static final int IDS = 100_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @EnumSource
    void letsNoneOfFiveHundredNumbersThrough(Notation notation) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < CARDS; i++) {
            String digits = CardNumbers.next(random);
            String written = notation.write(digits);
            String json = "{\"subject\":\"" + written + "\",\"list\":[\"my card is " + written + ", please\"],\""
                    + written + "\":{\"body\":\"Order 8800123.\\n" + written + "\\nThanks\"}}";

            assertThat(digitsOf(redact(json))).doesNotContain(digits);
            assertThat(redact("{\"broken\": \"" + written)).doesNotContain(written, digits);
            assertThat(redactor.redactText("paid with " + written + " today")).doesNotContain(written, digits);
        }
    }

    @Test
    void letsNoBareNumberThrough() {
        Random random = new Random(SEED);
        for (int i = 0; i < CARDS; i++) {
            String digits = CardNumbers.next(random);

            assertThat(redact("{\"a\":" + digits + ",\"b\":[" + digits + ", " + digits + " ]}"))
                    .doesNotContain(digits);
        }
    }

    @Test
    void takesFewNumbersThatAreNoCards() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < IDS; i++) {
            String id = LookAlikes.next(random);
            String json = "{\"id\":\"" + id.replaceAll("\\D", "") + "\",\"body\":\"Where is " + id + "? Thanks\"}";
            if (!redact(json).equals(json)) {
                wrong.add(id);
            }
        }

        System.out.printf(
                Locale.ROOT,
                "%d of %d order, ticket and tracking numbers were taken for cards, as %s%n",
                wrong.size(),
                IDS,
                wrong.stream().limit(5).toList());
        assertThat(wrong).as("at most one in a thousand").hasSizeLessThanOrEqualTo(IDS / 1000);
    }

    /** What prefix, length and check digit alone can tell: the reason why ids are spared by their field. */
    @ParameterizedTest
    @CsvSource({"13,2.5", "14,2", "15,2", "16,5", "17,2", "18,3.5", "19,3.5"})
    void takesFewBareNumbersOfACardsLength(int length, double limitPercent) {
        Random random = new Random(SEED);
        int tries = IDS / 10;
        long wrong = IntStream.range(0, tries)
                .mapToObj(i -> "ref " + LookAlikes.digits(random, length))
                .filter(text -> !redactor.redactText(text).equals(text))
                .count();

        double percent = 100.0 * wrong / tries;
        System.out.printf(Locale.ROOT, "random numbers of %d digits taken for cards: %.2f %%%n", length, percent);
        assertThat(percent).isLessThan(limitPercent);
    }

    private String redact(String body) {
        return new String(
                redactor.redact(body.getBytes(StandardCharsets.UTF_8), Set.of("id"))
                        .body(),
                StandardCharsets.UTF_8);
    }

    /** All digits of all texts and names of a document, one after another, whatever stands between. */
    private static String digitsOf(String json) throws IOException {
        StringBuilder digits = new StringBuilder();
        JsonNode document = MAPPER.readTree(json);
        document.toString()
                .codePoints()
                .map(Glyph::digit)
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }
}
