package io.paythread.adapters.psp.stripe;

import io.paythread.platform.money.Money;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many digits Stripe's amounts have, and how they become minor units of ISO 4217. Stripe states amounts in the
 * currency's minor unit: two digits unless its page "Supported currencies" says otherwise.
 *
 * <p>Stripe and ISO agree but for three currencies: ISK and UGX have no minor unit in ISO, while Stripe keeps writing
 * two digits that are always 00 ("special cases"); MGA has two digits in ISO, while Stripe counts whole ariary. HUF and
 * TWD have two digits in both; Stripe rounds them to whole units in payouts only, which no fact states. The page asks
 * for a last digit of 0 in three-digit currencies; that changes nothing here.
 */
final class StripeCurrencies {
    private static final Set<String> ZERO_DECIMAL = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DECIMAL = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    /** Where ISO 4217 counts other digits than Stripe does. */
    private static final Map<String, Integer> ISO_DIGITS = Map.of("ISK", 0, "UGX", 0, "MGA", 2);

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    private StripeCurrencies() {}

    /**
     * The amount in ISO minor units. Null where either part is missing, where the currency is no ISO code (Stripe's
     * {@code usdc}), and where the amount cannot be said exactly, as half a króna: Stripe excludes those.
     */
    static @Nullable Money money(@Nullable Long amount, @Nullable String currency) {
        if (amount == null || currency == null || !CODE.matcher(currency).matches()) {
            return null;
        }
        String code = currency.toUpperCase(Locale.ROOT);
        int stripeDigits = digits(code);
        int isoDigits = ISO_DIGITS.getOrDefault(code, stripeDigits);
        if (stripeDigits == isoDigits) {
            return Money.of(amount, code);
        }
        return stripeDigits > isoDigits ? wholeUnits(amount, code) : hundredths(amount, code);
    }

    private static int digits(String code) {
        return ZERO_DECIMAL.contains(code) ? 0 : THREE_DECIMAL.contains(code) ? 3 : 2;
    }

    private static @Nullable Money wholeUnits(long hundredths, String code) {
        return hundredths % 100 == 0 ? Money.of(hundredths / 100, code) : null;
    }

    private static @Nullable Money hundredths(long wholeUnits, String code) {
        boolean fits = wholeUnits <= Long.MAX_VALUE / 100 && wholeUnits >= Long.MIN_VALUE / 100;
        return fits ? Money.of(wholeUnits * 100, code) : null;
    }
}
