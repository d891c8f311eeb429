package io.paythread.timeline;

import io.paythread.decline.RetryAdvice;
import io.paythread.decline.RetryAdvice.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Further tries of a payment that is not paid, in JSON.
 *
 * @param scheduled whether the provider has announced one
 * @param nextAttemptAt when
 * @param willCharge whether it will do anything: after some declines Stripe keeps the date and charges nothing until there is
 *     another method; absent where nobody can say
 * @param sameCard what is allowed and sensible with the card that was declined last
 */
public record RetriesView(
        boolean scheduled,
        @Nullable Instant nextAttemptAt,
        @Nullable Boolean willCharge,
        @Nullable SameCardView sameCard) {

    /**
     * What may come next with the same card.
     *
     * @param verdict never, not_before, correct_data, bank_first, customer_present, wait_for_review, now or other_method
     * @param basis network, advice, ceiling, table or not_told
     * @param code the code that says so
     */
    public record SameCardView(
            String verdict,
            String basis,
            @Nullable String code,
            @Nullable Instant notBefore,
            List<CeilingView> ceilings) {}

    /**
     * How often the card may be tried, and was.
     *
     * @param window in which time, ISO 8601; absent for all tries of this payment
     */
    public record CeilingView(String network, int limit, int used, @Nullable String window) {}

    static RetriesView of(
            Optional<Instant> next,
            Optional<Boolean> willCharge,
            Optional<RetryAdvice> advice,
            boolean showsNetworkCodes) {
        return new RetriesView(
                next.isPresent(),
                next.orElse(null),
                willCharge.orElse(null),
                advice.map(known -> sameCard(known, showsNetworkCodes)).orElse(null));
    }

    private static SameCardView sameCard(RetryAdvice advice, boolean showsNetworkCodes) {
        boolean shown = showsNetworkCodes || advice.basis() == Basis.TABLE;
        return new SameCardView(
                advice.verdict().wireName(),
                advice.basis().wireName(),
                shown ? advice.code().orElse(null) : null,
                advice.notBefore().orElse(null),
                advice.ceilings().stream()
                        .map(use -> new CeilingView(
                                use.network(),
                                use.limit(),
                                use.used(),
                                use.window().map(Duration::toString).orElse(null)))
                        .toList());
    }
}
