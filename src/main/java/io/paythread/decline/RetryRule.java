package io.paythread.decline;

import io.paythread.decline.DeclineCode.Retry;
import io.paythread.decline.RetryAdvice.Basis;
import io.paythread.decline.RetryAdvice.Use;
import io.paythread.decline.RetryAdvice.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether and when a declined payment may be tried again with the same card. What forbids goes before what names a time,
 * that before general advice, that before our table; a ceiling of the network that is reached moves any of them. Pure.
 */
public final class RetryRule {
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Set<String> MASTERCARD_NEVER = Set.of("03", "21");
    private static final String STRIPE_NEVER = "do_not_try_again";

    private final List<Ceiling> ceilings;

    RetryRule(List<Ceiling> ceilings) {
        this.ceilings = List.copyOf(ceilings);
    }

    /** The verdict, as of now, on an attempt that was declined then. */
    public RetryAdvice evaluate(Declined declined, Instant at, Tries tries, Instant now) {
        List<Use> uses = uses(declined, tries, now);
        RetryAdvice advice = never(declined)
                .or(() -> timed(declined, at))
                .or(() -> advised(declined, at))
                .orElseGet(() -> byTable(declined, at, tries));
        RetryAdvice lifted = capped(advice, uses, tries, now);
        return new RetryAdvice(lifted.verdict(), lifted.basis(), lifted.code(), lifted.notBefore(), uses);
    }

    /** For readers who are not told the reason: the same for every reason that looks generic. */
    public static RetryAdvice notTold() {
        return new RetryAdvice(Verdict.OTHER_METHOD, Basis.NOT_TOLD, Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<RetryAdvice> never(Declined declined) {
        Optional<String> visa = declined.networkCode().filter(code -> isVisaNever(declined, code));
        Optional<String> mastercard =
                declined.networkAdviceCode().filter(MASTERCARD_NEVER::contains).filter(code -> !isVisa(declined));
        Optional<String> stripe = declined.adviceCode().filter(STRIPE_NEVER::equals);
        return visa.or(() -> mastercard)
                .map(code -> advice(Verdict.NEVER, Basis.NETWORK, code))
                .or(() -> stripe.map(code -> advice(Verdict.NEVER, Basis.ADVICE, code)));
    }

    private static boolean isVisa(Declined declined) {
        return declined.brand().filter("visa"::equals).isPresent();
    }

    private static boolean isVisaNever(Declined declined, String code) {
        return isVisa(declined)
                && DeclineCodes.find(Vocabulary.VISA, code)
                        .flatMap(DeclineCode::visaCategory)
                        .filter(category -> category == 1)
                        .isPresent();
    }

    /** A time that the network itself names. */
    private static Optional<RetryAdvice> timed(Declined declined, Instant at) {
        return merchantAdvice(declined).flatMap(mac -> mac.retry().minWait().map(wait -> later(mac.code(), at, wait)));
    }

    private static Optional<DeclineCode> merchantAdvice(Declined declined) {
        return declined.networkAdviceCode()
                .filter(code -> !isVisa(declined))
                .flatMap(code -> DeclineCodes.find(Vocabulary.MASTERCARD_ADVICE, code));
    }

    private static RetryAdvice later(String code, Instant at, Duration wait) {
        return new RetryAdvice(
                Verdict.NOT_BEFORE, Basis.ADVICE, Optional.of(code), Optional.of(at.plus(wait)), List.of());
    }

    /** Advice without a time of its own: the network's before the provider's. */
    private static Optional<RetryAdvice> advised(Declined declined, Instant at) {
        Optional<DeclineCode> stripe =
                declined.adviceCode().flatMap(code -> DeclineCodes.find(Vocabulary.STRIPE_ADVICE, code));
        return Stream.of(merchantAdvice(declined), stripe)
                .flatMap(Optional::stream)
                .findFirst()
                .map(code -> general(code, declined, at));
    }

    private static RetryAdvice general(DeclineCode advice, Declined declined, Instant at) {
        Retry retry = advice.retry();
        return switch (retry.policy()) {
            case LATER -> later(advice.code(), at, waitOfTable(declined));
            case AFTER_CUSTOMER_FIX ->
                advice(
                        retry.newCredentialRequired() ? Verdict.OTHER_METHOD : Verdict.CORRECT_DATA,
                        Basis.ADVICE,
                        advice.code());
            case WAIT_FOR_REVIEW -> advice(Verdict.WAIT_FOR_REVIEW, Basis.ADVICE, advice.code());
            case NEVER -> advice(Verdict.NEVER, Basis.ADVICE, advice.code());
            case ONCE_NOW_THEN_LATER, AFTER_ISSUER_CONTACT, ON_SESSION_ONLY, NONE ->
                throw new IllegalStateException("advice " + advice.code() + " does not say what to do");
        };
    }

    private static Duration waitOfTable(Declined declined) {
        return table(declined).retry().minWait().filter(wait -> !wait.isZero()).orElse(A_DAY);
    }

    private static DeclineCode table(Declined declined) {
        String reason = declined.reason();
        return DeclineCodes.find(Vocabulary.STRIPE, reason)
                .orElseGet(() -> DeclineCodes.unknown(Vocabulary.STRIPE, reason));
    }

    private static RetryAdvice byTable(Declined declined, Instant at, Tries tries) {
        DeclineCode code = table(declined);
        Retry retry = code.retry();
        boolean usedUp = retry.maxAttempts()
                .filter(most -> most > 0 && tries.ofPayment().size() > most)
                .isPresent();
        if (usedUp && retry.policy() != RetryPolicy.NEVER) {
            return advice(Verdict.OTHER_METHOD, Basis.TABLE, code.code());
        }
        return switch (retry.policy()) {
            case NEVER -> advice(Verdict.NEVER, Basis.TABLE, code.code());
            case LATER -> notBefore(code, at);
            case ONCE_NOW_THEN_LATER ->
                tries.ofPayment().size() <= 1 ? advice(Verdict.NOW, Basis.TABLE, code.code()) : notBefore(code, at);
            case AFTER_CUSTOMER_FIX -> advice(Verdict.CORRECT_DATA, Basis.TABLE, code.code());
            case AFTER_ISSUER_CONTACT -> advice(Verdict.BANK_FIRST, Basis.TABLE, code.code());
            case ON_SESSION_ONLY -> advice(Verdict.CUSTOMER_PRESENT, Basis.TABLE, code.code());
            case WAIT_FOR_REVIEW -> advice(Verdict.WAIT_FOR_REVIEW, Basis.TABLE, code.code());
            case NONE -> advice(Verdict.NOW, Basis.TABLE, code.code());
        };
    }

    private static RetryAdvice notBefore(DeclineCode code, Instant at) {
        Duration wait = code.retry().minWait().filter(any -> !any.isZero()).orElse(A_DAY);
        return new RetryAdvice(
                Verdict.NOT_BEFORE, Basis.TABLE, Optional.of(code.code()), Optional.of(at.plus(wait)), List.of());
    }

    private static RetryAdvice advice(Verdict verdict, Basis basis, String code) {
        return new RetryAdvice(verdict, basis, Optional.of(code), Optional.empty(), List.of());
    }

    private List<Use> uses(Declined declined, Tries tries, Instant now) {
        String brand = declined.brand().orElse("");
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<Ceiling> begun = ceilings.stream()
                .filter(ceiling -> ceiling.isOf(brand) && !ceiling.since().isAfter(today))
                .toList();
        return begun.stream()
                .filter(ceiling -> begun.stream().noneMatch(other -> other.replaces(ceiling)))
                .map(ceiling -> use(ceiling, tries, now))
                .toList();
    }

    private static Use use(Ceiling ceiling, Tries tries, Instant now) {
        int used = ceiling.window()
                .map(window -> tries.within(window, now).size())
                .orElse(tries.ofPayment().size());
        return new Use(ceiling.network(), ceiling.attempts(), used, ceiling.window());
    }

    private static RetryAdvice capped(RetryAdvice advice, List<Use> uses, Tries tries, Instant now) {
        if (advice.verdict() == Verdict.NEVER || uses.stream().noneMatch(Use::isReached)) {
            return advice;
        }
        if (uses.stream().anyMatch(use -> use.isReached() && use.window().isEmpty())) {
            return new RetryAdvice(Verdict.NEVER, Basis.CEILING, Optional.empty(), Optional.empty(), List.of());
        }
        Instant free = uses.stream()
                .filter(Use::isReached)
                .map(use -> freeAgain(use, tries, now))
                .max(Comparator.naturalOrder())
                .orElse(now);
        return advice.notBefore().filter(named -> !named.isBefore(free)).isPresent()
                ? advice
                : new RetryAdvice(
                        advice.verdict() == Verdict.NOW ? Verdict.NOT_BEFORE : advice.verdict(),
                        Basis.CEILING,
                        Optional.empty(),
                        Optional.of(free),
                        List.of());
    }

    /** When enough of the tries lie far enough back. */
    private static Instant freeAgain(Use use, Tries tries, Instant now) {
        Duration window = use.window().orElse(Duration.ZERO);
        List<Instant> counted = tries.within(window, now);
        return counted.get(counted.size() - use.limit()).plus(window);
    }
}
