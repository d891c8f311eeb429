package io.paythread.decline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.decline.Texts.Said;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTextsTest {
    /** What a customer must not read, nor anything that hints at it. */
    private static final Map<Language, Pattern> FORBIDDEN = Map.of(
            Language.ENGLISH,
                    forbidden("fraud", "stolen", "theft", "\\blost\\b", "risk", "radar", "block", "suspect", "suspic"),
            Language.SPANISH,
                    forbidden(
                            "fraud",
                            "robad",
                            "\\brobo",
                            "hurt",
                            "perdid",
                            "extravi",
                            "riesgo",
                            "radar",
                            "bloque",
                            "sospech",
                            "lista negra"),
            Language.PORTUGUESE_OF_BRAZIL,
                    forbidden(
                            "fraud",
                            "roub",
                            "furt",
                            "perdid",
                            "extravi",
                            "risco",
                            "radar",
                            "bloque",
                            "suspeit",
                            "lista negra"),
            Language.JAPANESE, forbidden("不正", "詐欺", "盗", "紛失", "リスク", "危険", "radar", "レーダー", "ブロック", "疑"),
            Language.PERSIAN,
                    forbidden(
                            "تقلب",
                            "کلاهبردار",
                            "سرقت",
                            "دزد",
                            "مفقود",
                            "گم",
                            "ریسک",
                            "خطر",
                            "مسدود",
                            "بلاک",
                            "رادار",
                            "radar",
                            "مشکوک"));

    private static Pattern forbidden(String... words) {
        return Pattern.compile(String.join("|", words), Pattern.CASE_INSENSITIVE);
    }

    private static Speaker speaker(Language language) {
        return new Speaker(language, ZoneId.of("UTC"), Optional.empty());
    }

    private static Stream<DeclineCode> everyCode() {
        return Arrays.stream(Vocabulary.values()).flatMap(vocabulary -> DeclineCodes.all(vocabulary).stream());
    }

    private static Explanation explained(Language language, DeclineCode code) {
        return speaker(language).explain(code.vocabulary(), code.code(), Particulars.NONE);
    }

    @Test
    void knowsAllCodesOfTheTables() {
        // Then
        assertThat(DeclineCodes.all(Vocabulary.STRIPE)).hasSize(80);
        assertThat(DeclineCodes.all(Vocabulary.STRIPE).stream()
                        .filter(code -> code.group().equals("card")))
                .hasSize(50);
        assertThat(DeclineCodes.all(Vocabulary.ADYEN)).hasSize(45);
        assertThat(DeclineCodes.all(Vocabulary.MASTERCARD_ADVICE)).hasSize(17);
        assertThat(DeclineCodes.all(Vocabulary.STRIPE_ADVICE)).hasSize(3);
        assertThat(DeclineCodes.all(Vocabulary.VISA)).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasATextInEveryLanguage(Language language) {
        // Then
        assertThat(everyCode().map(code -> explained(language, code))).allSatisfy(explanation -> {
            assertThat(explanation.meaning()).isNotBlank();
            assertThat(explanation.agentNote()).isNotBlank();
            assertThat(explanation.nextStep()).isNotBlank();
            assertThat(explanation.customerMessage()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeToldGivesExactlyTheGenericText(Language language) {
        // Given
        String generic = speaker(language)
                .explain(Vocabulary.STRIPE, DeclineCodes.GENERIC, Particulars.NONE)
                .customerMessage();

        // Then
        assertThat(everyCode().filter(code -> !code.disclose()).map(code -> explained(language, code)))
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        explanation -> assertThat(explanation.customerMessage()).isEqualTo(generic));
        assertThat(speaker(language)
                        .explain(Vocabulary.STRIPE, "a_code_of_tomorrow", Particulars.NONE)
                        .customerMessage())
                .isEqualTo(generic);
    }

    @ParameterizedTest
    @EnumSource
    void noTextForCustomersHoldsAForbiddenWord(Language language) {
        // Given
        Texts texts = Texts.in(language);
        List<String> told = new ArrayList<>();
        texts.messageKeys().forEach(key -> told.add(texts.message(key).text()));
        texts.stateKeys().stream()
                .map(texts::state)
                .map(Said::reply)
                .flatMap(Optional::stream)
                .forEach(reply -> told.add(reply.text()));

        // Then
        assertThat(told).hasSizeGreaterThan(50).noneMatch(text -> FORBIDDEN
                .getOrDefault(language, Pattern.compile(""))
                .matcher(text)
                .find());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageLeavesTheSamePlacesOpen(Language language) {
        // Given
        Texts texts = Texts.in(language);
        Texts english = Texts.in(Language.ENGLISH);

        // Then
        assertThat(texts.messageKeys()).isEqualTo(english.messageKeys()).allSatisfy(key -> assertThat(
                        texts.message(key).places())
                .isEqualTo(english.message(key).places()));
        assertThat(texts.stateKeys()).isEqualTo(english.stateKeys()).allSatisfy(key -> {
            assertThat(texts.state(key).headline().places())
                    .isEqualTo(english.state(key).headline().places());
            assertThat(texts.state(key).reply().map(Template::places))
                    .isEqualTo(english.state(key).reply().map(Template::places));
        });
    }

    @ParameterizedTest
    @EnumSource(names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
    void noTextIsLeftInEnglish(Language language) {
        // Given
        List<DeclineCode> all = everyCode().toList();

        // Then
        assertThat(all).allSatisfy(code -> {
            assertThat(explained(language, code).meaning())
                    .isNotEqualTo(explained(Language.ENGLISH, code).meaning());
            assertThat(explained(language, code).customerMessage())
                    .isNotEqualTo(explained(Language.ENGLISH, code).customerMessage());
        });
    }
}
