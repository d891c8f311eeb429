package io.paythread.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerTest {
    private static final Instant AT = Instant.parse("2026-09-14T09:41:10Z");

    private static Particulars of(long amount, String currency) {
        return new Particulars(
                Optional.of(new MoneyView(amount, currency)),
                Optional.of(AT),
                Optional.of("Mastercard 4444"),
                Optional.of("ACME SHOP"),
                Optional.empty(),
                Optional.empty());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ").replaceAll("[\\u200e\\u200f\\u061c]", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH|4990|EUR|€49.90",
                "SPANISH|4990|EUR|49,90 €",
                "PORTUGUESE_OF_BRAZIL|5990|BRL|R$ 59,90",
                "JAPANESE|4990|JPY|¥4,990",
                "PERSIAN|4990|EUR|€۴۹٫۹۰",
                "ENGLISH|1500|KWD|KWD 1.500",
                "ENGLISH|5000|ISK|ISK 5,000",
            })
    void writesAmountsAsTheLanguageDoes(Language language, long amount, String currency, String written) {
        // When
        String text = new Wording(language, ZoneId.of("UTC")).money(new MoneyView(amount, currency));

        // Then
        assertThat(plain(text).replace('\uffe5', '\u00a5')).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH|September 14, 2026",
                "SPANISH|14 de septiembre de 2026",
                "PORTUGUESE_OF_BRAZIL|14 de setembro de 2026",
                "JAPANESE|2026年9月14日",
                "PERSIAN|۱۴ سپتامبر ۲۰۲۶",
            })
    void writesDaysAsTheLanguageDoes(Language language, String written) {
        // When
        String text = new Wording(language, ZoneId.of("UTC")).day(AT);

        // Then
        assertThat(plain(text)).isEqualTo(written);
    }

    @Test
    void fillsWhatIsKnownAndNamesWhatIsNot() {
        // When
        Explanation known = speaker().explain(Vocabulary.STRIPE, "do_not_honor", of(4_990, "EUR"));
        Explanation open = speaker().explain(Vocabulary.STRIPE, "insufficient_funds", of(4_990, "EUR"));

        // Then
        assertThat(plain(known.customerMessage())).contains("€49.90 on September 14, 2026 to ACME SHOP");
        assertThat(known.open()).isEmpty();
        assertThat(open.customerMessage()).endsWith("{update_link}");
        assertThat(open.open()).containsExactly("update_link");
    }

    @Test
    void saysHowAPaymentStands() {
        // When
        Speaker.Saying saying = speaker().say("paid", of(4_990, "EUR"));

        // Then
        assertThat(plain(saying.headline()))
                .isEqualTo("Paid €49.90 on Sep 14, 2026, 9:41 AM UTC with Mastercard 4444.");
        assertThat(saying.reply().orElseThrow()).contains("nothing more for you to do");
    }

    @Test
    void refusesATextWithAnUnknownPlace() {
        // Then
        assertThatThrownBy(() -> Template.of("Pay {amout} now")).hasMessageContaining("unknown placeholder {amout}");
        assertThatThrownBy(() -> Template.of("Pay {amount now")).hasMessageContaining("braces");
    }

    @Test
    void treatsAnUnknownCodeAsAGenericDeclineTriedOnceADayLater() {
        // When
        Explanation explanation = speaker().explain(Vocabulary.STRIPE, "brand_new_code", Particulars.NONE);

        // Then
        assertThat(explanation.known()).isFalse();
        assertThat(explanation.code().kind()).isEqualTo("soft");
        assertThat(explanation.code().disclose()).isFalse();
        assertThat(explanation.code().retry().maxAttempts()).contains(1);
        assertThat(explanation.code().retry().minWait()).hasToString("Optional[PT24H]");
    }

    @Test
    void findsTheNearestLanguage() {
        // Then
        assertThat(Language.choose(Optional.of("es-MX"), "ja")).isEqualTo(Language.SPANISH);
        assertThat(Language.choose(Optional.of("pt"), null)).isEqualTo(Language.PORTUGUESE_OF_BRAZIL);
        assertThat(Language.choose(Optional.empty(), "de, fa;q=0.8, en;q=0.5")).isEqualTo(Language.PERSIAN);
        assertThat(Language.choose(Optional.empty(), ";;;")).isEqualTo(Language.ENGLISH);
        assertThat(Language.choose(Optional.of("de"), null)).isEqualTo(Language.ENGLISH);
    }

    private static Speaker speaker() {
        return new Speaker(Language.ENGLISH, ZoneId.of("UTC"), Optional.empty());
    }
}
