package io.paythread.decline;

import io.paythread.decline.DeclineCode.Related;
import io.paythread.decline.DeclineCode.Retry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code network_codes.json}: response codes of the networks, and what networks and Stripe advise. */
final class NetworkTable {
    private static final int NEVER_CATEGORY = 1;
    private static final Retry NOTHING = new Retry(RetryPolicy.NONE, Optional.empty(), Optional.empty(), false, false);

    private NetworkTable() {}

    static List<DeclineCode> load(Map<String, DeclineCode> stripe) {
        JsonObject table = Tables.read("network_codes.json");
        Stream<DeclineCode> declines = Tables.rows(table, "declines")
                .flatMap(row -> Tables.strings(row.getJsonArray("networks")).stream()
                        .map(network -> decline(Vocabulary.ofNetwork(network), row, stripe)));
        return Stream.of(
                        declines,
                        Tables.rows(table, "merchant_advice")
                                .map(row -> advice(Vocabulary.MASTERCARD_ADVICE, "mac:", row)),
                        Tables.rows(table, "advice").map(row -> advice(Vocabulary.STRIPE_ADVICE, "advice:", row)))
                .flatMap(each -> each)
                .toList();
    }

    private static DeclineCode decline(Vocabulary network, JsonObject row, Map<String, DeclineCode> stripe) {
        String words = row.getString("words");
        Optional<DeclineCode> same = Optional.ofNullable(stripe.get(words));
        Optional<Integer> category =
                Optional.ofNullable(row.getInteger("visa_category")).filter(any -> network == Vocabulary.VISA);
        Retry known = same.map(DeclineCode::retry).orElse(NOTHING);
        boolean never = category.filter(number -> number == NEVER_CATEGORY).isPresent();
        return new DeclineCode(
                network,
                row.getString("code"),
                Optional.empty(),
                "response",
                never ? "hard" : same.map(DeclineCode::kind).orElse("none"),
                same.map(DeclineCode::actor).orElse("none"),
                same.map(DeclineCode::disclose).orElse(false),
                words,
                same.map(DeclineCode::message).orElse(DeclineCode.GENERIC_MESSAGE),
                never ? never(known) : known,
                category,
                Optional.ofNullable(row.getString("mastercard_group")).filter(any -> network == Vocabulary.MASTERCARD),
                new Related(same.map(DeclineCode::code).stream().toList(), List.of(), List.of()),
                false);
    }

    private static Retry never(Retry known) {
        return new Retry(RetryPolicy.NEVER, Optional.empty(), Optional.of(0), true, known.automaticRetriesHeld());
    }

    private static DeclineCode advice(Vocabulary vocabulary, String prefix, JsonObject row) {
        String code = row.getString("code");
        String action = row.getString("action");
        return new DeclineCode(
                vocabulary,
                code,
                Optional.empty(),
                "advice",
                action.equals("never") ? "hard" : "soft",
                actor(action),
                row.getBoolean("disclose", true),
                prefix + code,
                row.getString("message"),
                new Retry(
                        policy(action),
                        Optional.ofNullable(row.getString("wait")).map(Duration::parse),
                        Optional.empty(),
                        action.equals("never") || action.equals("other_card"),
                        false),
                Optional.empty(),
                Optional.empty(),
                Related.NONE,
                false);
    }

    private static String actor(String action) {
        return switch (action) {
            case "merchant" -> "merchant";
            case "wait", "later" -> "issuer";
            default -> "customer";
        };
    }

    private static RetryPolicy policy(String action) {
        return switch (action) {
            case "never" -> RetryPolicy.NEVER;
            case "wait", "later" -> RetryPolicy.LATER;
            case "correct", "other_card" -> RetryPolicy.AFTER_CUSTOMER_FIX;
            case "merchant" -> RetryPolicy.WAIT_FOR_REVIEW;
            default -> throw new IllegalStateException("network_codes.json has the unknown action " + action);
        };
    }
}
