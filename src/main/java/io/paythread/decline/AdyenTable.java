package io.paythread.decline;

import io.paythread.decline.DeclineCode.Related;
import io.paythread.decline.DeclineCode.Retry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code adyen_refusals.json}: Adyen's codes borrow the words of the codes of Stripe that mean the same. */
final class AdyenTable {
    private static final Duration A_DAY = Duration.ofHours(24);

    private AdyenTable() {}

    static List<DeclineCode> load(Map<String, DeclineCode> stripe) {
        return Tables.rows(Tables.read("adyen_refusals.json"), "refusals")
                .map(row -> code(row, Optional.ofNullable(stripe.get(row.getString("words")))))
                .toList();
    }

    private static DeclineCode code(JsonObject row, Optional<DeclineCode> equivalent) {
        boolean disclose = row.getBoolean("disclose");
        String ownMessage =
                row.getString("message", equivalent.map(DeclineCode::message).orElse(DeclineCode.GENERIC_MESSAGE));
        return new DeclineCode(
                Vocabulary.ADYEN,
                row.getString("code"),
                Optional.of(row.getString("name")),
                "refusal",
                row.getString("kind"),
                row.getString("actor"),
                disclose,
                row.getString("words"),
                disclose ? ownMessage : DeclineCode.GENERIC_MESSAGE,
                retry(row, equivalent),
                Optional.empty(),
                Optional.empty(),
                new Related(
                        equivalent.map(DeclineCode::code).stream().toList(),
                        List.of(),
                        equivalent.map(code -> code.related().network()).orElse(List.of())),
                false);
    }

    private static Retry retry(JsonObject row, Optional<DeclineCode> equivalent) {
        RetryPolicy policy = RetryPolicy.ofWireName(row.getString("retry_policy"));
        Optional<Retry> known = equivalent.map(DeclineCode::retry);
        Optional<Duration> wait = policy == RetryPolicy.LATER
                ? known.flatMap(Retry::minWait).or(() -> Optional.of(A_DAY))
                : Optional.empty();
        return new Retry(policy, wait, known.flatMap(Retry::maxAttempts), policy == RetryPolicy.NEVER, false);
    }
}
