package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorPropertyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Redactor redactor = new Redactor();

    @Property(tries = 500)
    void givesABodyWithoutCardBackAsItCame(@ForAll("harmlessDocuments") String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);

        Redacted redacted = redactor.redact(body, Set.of());

        assertThat(redacted.body()).isSameAs(body);
        assertThat(redacted.changed()).isFalse();
    }

    @Property(tries = 500)
    void leavesJsonWhatWasJson(@ForAll("suspiciousDocuments") String json) {
        byte[] redacted = redactor.redact(json.getBytes(StandardCharsets.UTF_8), Set.of("id"))
                .body();

        assertThatCode(() -> MAPPER.readTree(redacted)).doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void findsNothingTheSecondTime(@ForAll("suspiciousDocuments") String json) {
        byte[] once =
                redactor.redact(json.getBytes(StandardCharsets.UTF_8), Set.of()).body();

        assertThat(redactor.redact(once, Set.of()).hits()).isEmpty();
    }

    @Property(tries = 1000)
    void acceptsAnyBytes(@ForAll byte[] body) {
        assertThatCode(() -> redactor.redact(body, Set.of("id")).body()).doesNotThrowAnyException();
    }

    @Property(tries = 1000)
    void acceptsAnyPiecesOfJson(@ForAll("pieces") String body) {
        assertThatCode(() -> redactor.redact(body.getBytes(StandardCharsets.UTF_8), Set.of("id"))
                        .body())
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> harmlessDocuments() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abdeghéß漢字 ,:;!?{}[]\"\\\n0123456789")
                .ofMaxLength(60)
                .filter(text -> !text.matches("(?s).*\\d.{0,3}\\d{5}.*|.*\\d{6}.*"));
        return documents(words, Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L));
    }

    @Provide
    Arbitrary<String> suspiciousDocuments() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("4242424242424242424242 -.\n\u00a0\uff14\u0664\"\\/cv exp+")
                .ofMaxLength(80);
        return documents(words, Arbitraries.longs());
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ":",
                        ",",
                        "\\",
                        "\\u",
                        "\\u00",
                        "\\uff14",
                        "\\ud835",
                        "4242424242424242",
                        "4242 4242 ",
                        "cvv",
                        "123",
                        "&#",
                        "&nbsp;",
                        "&#x",
                        "<br",
                        "<br>",
                        "\u00e9",
                        "\uD835\uDFD2",
                        "+",
                        "-1e999",
                        "4E2147483647",
                        "null",
                        "\n")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> documents(Arbitrary<String> words, Arbitrary<Long> numbers) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(words.map(Object.class::cast), numbers.map(Object.class::cast));
        Arbitrary<Object> list = leaf.list().ofMaxSize(4).map(Object.class::cast);
        return Arbitraries.maps(words, Arbitraries.oneOf(leaf, list))
                .ofMaxSize(8)
                .map(RedactorPropertyTest::json);
    }

    private static String json(Map<String, Object> document) {
        try {
            return MAPPER.writeValueAsString(Map.of("data", List.of(document)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
