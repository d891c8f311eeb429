package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.money.MoneyView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountMentionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "you took 49,90 EUR from me | 4990 | EUR",
                "es waren 1.234,56 €! | 123456 | EUR",
                "cobraram R$ 59,90. | 5990 | BRL",
                "R$59,90 | 5990 | BRL",
                "¥5,000 を | 5000 | JPY",
                "5000円が | 5000 | JPY",
                "扣了49.90元 | 4990 | CNY",
                "pobrano 49.90 zł | 4990 | PLN",
                "prélevé 1 234,56 € | 123456 | EUR",
                "1'234.50 CHF | 123450 | CHF",
                "49٫90 EUR | 4990 | EUR",
                "۴۹٫۹۰ EUR | 4990 | EUR",
                "$49.90 | 4990 | USD",
                "49 euros | 4900 | EUR",
                "12.345 KWD | 12345 | KWD",
                "₺1.250,00 | 125000 | TRY",
                "с меня сняли 4 990,00 ₽ | 499000 | RUB",
                "49,90 y me sale error | 4990 | EUR",
                "Ihr habt 120,-€ abgebucht | 12000 | EUR"
            })
    void readsAmountsAsPeopleWriteThem(String text, long minorUnits, String currency) {
        // When
        var found = AmountMention.in(Plain.of(text));

        // Then
        assertThat(found).anyMatch(amount -> amount.means(new MoneyView(minorUnits, currency)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 4990",
                "4990",
                "on 12.09 at noon",
                "12.09.2026",
                "2 x 49,90 EUR",
                "49,90 EUR each",
                "version 2.49.90",
                "call 020 49 90",
                "1.49,90",
                "49,90 kg",
                "IP 49.90.1.2",
                "pi_4990"
            })
    void readsNoAmountWhereThereIsNone(String text) {
        // When
        var found = AmountMention.in(Plain.of(text));

        // Then
        assertThat(found)
                .noneMatch(amount -> amount.means(new MoneyView(4990, "EUR"))
                        || amount.means(new MoneyView(499000, "EUR"))
                        || amount.means(new MoneyView(1209, "EUR")));
    }

    @Test
    void aCurrencyThatIsNamedIsTheOnlyOneMeant() {
        // Given
        var amount = AmountMention.in(Plain.of("49,90 EUR")).get(0);

        // Then
        assertThat(amount.means(new MoneyView(4990, "USD"))).isFalse();
        assertThat(amount.means(new MoneyView(4991, "EUR"))).isFalse();
    }
}
