package io.paythread.ingest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.spi.SourceAdapter.RetryAnswer;
import io.paythread.ingest.spi.Verdict.Accepted;
import io.paythread.ingest.spi.Verdict.Reason;
import io.paythread.ingest.spi.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter promises, whoever its provider is; the test of each extends this, those of fakes too. */
public abstract class SourceAdapterContract {
    private static final Instant NOW = Instant.parse("2026-09-14T09:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration AGES = Duration.ofDays(3_650);
    private static final String SECRET = "a-secret-of-the-contract";
    private static final String OTHER = "another-secret-of-the-contract";
    private static final String BLANK = " ";

    /** The adapter that is held to the contract. */
    protected abstract SourceAdapter adapter();

    /** A request as the provider sends it, signed without the adapter's help. */
    protected abstract InboundRequest signed(byte[] body, String secret, Instant at);

    /** The headers, in lower case, without each of which a request is not signed. */
    protected abstract Set<String> signatureHeaders();

    /** One event of a type that the adapter knows. */
    protected abstract byte[] known();

    /** One event of a type that the provider may bring in tomorrow. */
    protected abstract byte[] unknown();

    /** Whether the provider sends again what was answered so. */
    protected abstract boolean sendsAgainAfter(RetryAnswer answer);

    static Stream<Named<byte[]>> garbage() {
        return Garbage.all().map(bytes -> Named.of(bytes.length + " bytes " + Arrays.hashCode(bytes), bytes));
    }

    @Test
    void acceptsWhatAnyLiveSecretSigned() {
        assertThat(verify(signed(known(), SECRET, NOW), SECRET, OTHER)).isEqualTo(new Accepted());
        assertThat(verify(signed(known(), OTHER, NOW), SECRET, OTHER)).isEqualTo(new Accepted());
        assertThat(verify(signed(known(), SECRET, NOW), BLANK, SECRET)).isEqualTo(new Accepted());
    }

    @Test
    void acceptsTheVeryEdgesOfTheTolerance() {
        assertThat(verify(signedAt(NOW.minus(TOLERANCE)), SECRET)).isEqualTo(new Accepted());
        assertThat(verify(signedAt(NOW.plus(TOLERANCE)), SECRET)).isEqualTo(new Accepted());
    }

    @Test
    void refusesWhatWasSignedTooLongBeforeOrAhead() {
        assertThat(verify(signedAt(NOW.minus(TOLERANCE).minus(MOMENT)), SECRET)).isEqualTo(refused(Reason.TOO_OLD));
        assertThat(verify(signedAt(NOW.minus(AGES)), SECRET)).isEqualTo(refused(Reason.TOO_OLD));
        assertThat(verify(signedAt(NOW.plus(TOLERANCE).plus(MOMENT)), SECRET)).isEqualTo(refused(Reason.TOO_NEW));
        assertThat(verify(signedAt(NOW.plus(AGES)), SECRET)).isEqualTo(refused(Reason.TOO_NEW));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void verifiesTheBytesWhateverTheyAre(byte[] body) {
        assertThat(verify(signed(body, SECRET, NOW), SECRET)).isEqualTo(new Accepted());
    }

    @Test
    void refusesABodyWithOneBitChanged() {
        for (int place : List.of(0, known().length / 2, known().length - 1)) {
            // Given
            byte[] changed = known();
            changed[place] ^= 1;
            InboundRequest request = new InboundRequest(signedAt(NOW).headers(), changed, NOW);

            // When
            Verdict verdict = verify(request, SECRET);

            // Then
            assertThat(verdict).isEqualTo(refused(Reason.WRONG_SIGNATURE));
        }
    }

    @Test
    void refusesABodyWithMoreOrLessAtItsEnd() {
        for (int length : List.of(0, known().length - 1, known().length + 1)) {
            // Given
            byte[] changed = Arrays.copyOf(known(), length);
            InboundRequest request = new InboundRequest(signedAt(NOW).headers(), changed, NOW);

            // When
            Verdict verdict = verify(request, SECRET);

            // Then
            assertThat(verdict).isEqualTo(refused(Reason.WRONG_SIGNATURE));
        }
    }

    @Test
    void refusesAWrongSecret() {
        assertThat(verify(signed(known(), OTHER, NOW), SECRET)).isEqualTo(refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesEverythingWithoutALiveSecret() {
        assertThat(verify(signedAt(NOW))).isEqualTo(refused(Reason.NO_SECRET));
        assertThat(verify(signed(known(), BLANK, NOW), BLANK, "")).isEqualTo(refused(Reason.NO_SECRET));
    }

    @Test
    void refusesAMissingAndARepeatedHeader() {
        for (String header : signatureHeaders()) {
            String value = signedAt(NOW).header(header).orElseThrow();

            assertThat(verify(with(header), SECRET)).isEqualTo(refused(Reason.MISSING_SIGNATURE));
            assertThat(verify(with(header, value, value), SECRET)).isEqualTo(refused(Reason.MISSING_SIGNATURE));
        }
    }

    @Test
    void refusesAnEmptyAndAHugeHeader() {
        for (String header : signatureHeaders()) {
            String huge = signedAt(NOW).header(header).orElseThrow() + "0".repeat(1_000_000);

            assertThat(verify(with(header, ""), SECRET)).isInstanceOf(Refused.class);
            assertThat(verify(with(header, BLANK), SECRET)).isInstanceOf(Refused.class);
            assertThat(verify(with(header, huge), SECRET)).isEqualTo(refused(Reason.MALFORMED_SIGNATURE));
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void refusesAnyHeaderThatTheProviderDidNotWrite(byte[] value) {
        for (String header : signatureHeaders()) {
            InboundRequest request = with(header, new String(value, StandardCharsets.UTF_8));

            assertThat(verify(request, SECRET)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void givesTheSameReferencesHoweverOftenAndHoweverSignedTheEventComes() {
        // Given
        InboundRequest again = signed(known(), OTHER, NOW.plusSeconds(3_600));

        // When
        List<String> first = references(signedAt(NOW));
        List<String> second = references(again);

        // Then
        assertThat(second).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(references(signed(unknown(), SECRET, NOW))).doesNotContainAnyElementsOf(first);
    }

    @Test
    void tellsTheSameOfTheSameBytes() {
        assertThat(translate(known())).isEqualTo(translate(known()));
        assertThat(translate(unknown())).isEqualTo(translate(unknown()));
    }

    @Test
    void ignoresATypeThatItDoesNotKnowAndSaysSo() {
        assertThat(translate(unknown()))
                .singleElement()
                .isInstanceOfSatisfying(Translation.Ignored.class, ignored -> assertThat(ignored.reason())
                        .isNotBlank());
    }

    @Test
    void makesNothingOfAnEventThatIsCutShort() {
        for (int length = 0; length < known().length; length++) {
            assertThat(translate(Arrays.copyOf(known(), length))).allSatisfy(SourceAdapterContract::isNothing);
        }
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void keepsWhateverItCannotRead(byte[] body) {
        // Given
        byte[] untouched = body.clone();

        // When
        List<SplitEvent> events = adapter().split(signed(body, SECRET, NOW));
        List<Translation> translations = translate(body);

        // Then
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.reference()).isNotBlank();
            assertThat(event.type()).isNotBlank();
            assertThat(event.partitionKey()).isNotBlank();
        });
        assertThat(translations).allSatisfy(SourceAdapterContract::isNothing).isEqualTo(translate(body));
        assertThat(body).isEqualTo(untouched);
    }

    @Test
    void quotesNothingOfWhatItCannotRead() {
        // Given
        byte[] body = "{\"type\": my card is 4242 4242 4242 4242".getBytes(StandardCharsets.UTF_8);

        // When
        List<Translation> translations = translate(body);

        // Then
        assertThat(translations.toString()).doesNotContain("4242");
    }

    @Test
    void asksForAnotherTryInAWayThatTheProviderFollows() {
        assertThat(adapter().whenNotStored()).matches(this::sendsAgainAfter);
    }

    private static void isNothing(Translation translation) {
        if (translation instanceof Translation.Ignored ignored) {
            assertThat(ignored.reason()).isNotBlank();
        } else {
            assertThat(translation)
                    .isInstanceOfSatisfying(Translation.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                            .isNotBlank());
        }
    }

    private Verdict verify(InboundRequest request, String... secrets) {
        return adapter().verify(request, new KeyMaterial(List.of(secrets), TOLERANCE), NOW);
    }

    private InboundRequest signedAt(Instant at) {
        return signed(known(), SECRET, at);
    }

    private InboundRequest with(String header, String... values) {
        InboundRequest request = signedAt(NOW);
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(header, List.of(values));
        return new InboundRequest(headers, request.body(), NOW);
    }

    private List<String> references(InboundRequest request) {
        return adapter().split(request).stream().map(SplitEvent::reference).toList();
    }

    private List<Translation> translate(byte[] body) {
        return adapter().split(signed(body, SECRET, NOW)).stream()
                .map(SourceAdapterContract::stored)
                .map(adapter()::translate)
                .toList();
    }

    private static InboundEvent stored(SplitEvent event) {
        return new InboundEvent(
                new UUID(0, 1),
                new UUID(0, 2),
                event.reference(),
                event.type(),
                event.providerTime(),
                NOW,
                event.form(),
                event.body());
    }

    private static Verdict refused(Reason reason) {
        return new Refused(reason);
    }
}
