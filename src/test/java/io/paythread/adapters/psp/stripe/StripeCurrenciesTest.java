package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeCurrenciesTest {

    @ParameterizedTest
    @CsvSource({
        "eur, 4990, 4990, EUR",
        "EUR, 4990, 4990, EUR",
        "jpy, 500, 500, JPY",
        "krw, 1000, 1000, KRW",
        "kwd, 5120, 5120, KWD",
        "bhd, -10, -10, BHD",
        "isk, 500, 5, ISK",
        "ugx, 1500000, 15000, UGX",
        "mga, 4000, 400000, MGA",
        "huf, 1045, 1045, HUF",
        "twd, 80000, 80000, TWD",
        "clp, 5000, 5000, CLP",
        "xyz, 7, 7, XYZ"
    })
    void turnsStripesAmountsIntoMinorUnitsOfIso(String currency, long stripe, long minorUnits, String code) {
        assertThat(StripeCurrencies.money(stripe, currency)).isEqualTo(Money.of(minorUnits, code));
    }

    @Test
    void knowsNoAmountThatCannotBeSaidExactly() {
        assertThat(StripeCurrencies.money(550L, "isk")).isNull();
        assertThat(StripeCurrencies.money(Long.MAX_VALUE, "mga")).isNull();
        assertThat(StripeCurrencies.money(Long.MIN_VALUE, "mga")).isNull();
        assertThat(StripeCurrencies.money(Long.MIN_VALUE, "usd")).isEqualTo(Money.of(Long.MIN_VALUE, "USD"));
    }

    @Test
    void knowsNoAmountWithoutAnIsoCurrency() {
        assertThat(StripeCurrencies.money(100L, "usdc")).isNull();
        assertThat(StripeCurrencies.money(100L, "€")).isNull();
        assertThat(StripeCurrencies.money(100L, "ıSk")).isNull();
        assertThat(StripeCurrencies.money(100L, null)).isNull();
        assertThat(StripeCurrencies.money(null, "eur")).isNull();
    }

    /** What the table does not list has the digits that the Java platform takes from ISO 4217. */
    @Test
    void agreesWithIsoWhereStripeDoes() {
        for (String code : List.of("USD", "EUR", "GBP", "HUF", "TWD", "JPY", "KRW", "CLP", "KWD", "TND", "XOF")) {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            long oneUnit = Math.round(Math.pow(10, digits));
            assertThat(StripeCurrencies.money(oneUnit, code)).isEqualTo(Money.of(oneUnit, code));
        }
    }
}
