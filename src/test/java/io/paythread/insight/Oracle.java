package io.paythread.insight;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Recomputes metrics from the events as they were sent, by their definitions and nothing else: it shares no code, no table
 * and no intermediate result with the service.
 */
final class Oracle {
    /** One thing that a numerator or a denominator counts. */
    record Mark(String metric, boolean over, Instant at, long amount, String currency, Map<String, String> dims) {}

    private final List<JsonNode> stripe = new ArrayList<>();
    private final List<JsonNode> zendesk = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, JsonNode> charges = new TreeMap<>();

    Oracle(List<Step> steps) {
        for (Step step : steps) {
            (step.provider() == Provider.STRIPE ? stripe : zendesk).add(RawHistory.read(step.body()));
        }
        of("charge.").forEach(event -> charges.put(id(event), object(event)));
        attempts();
        payments();
        recoveries();
        disputes();
        warnings();
        checkouts();
        tickets();
        subscriptions();
    }

    /** Numerator and denominator by interval and group: {@code 2026-W12|visa|EUR} to two sums. */
    Map<String, List<Long>> sums(String metric, String step, ZoneId zone, String dimension, boolean perCurrency) {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Mark mark : marks) {
            if (mark.metric().equals(metric)) {
                String group = dimension.isEmpty() ? "" : mark.dims().getOrDefault(dimension, "");
                String key = begin(mark.at(), step, zone) + "|" + group + "|" + (perCurrency ? mark.currency() : "");
                List<Long> both = sums.computeIfAbsent(key, none -> new ArrayList<>(List.of(0L, 0L)));
                int which = mark.over() ? 1 : 0;
                both.set(which, both.get(which) + mark.amount());
            }
        }
        return sums;
    }

    static String begin(Instant at, String step, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (step) {
            case "day" -> day.toString();
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            default -> day.withDayOfMonth(1).toString();
        };
    }

    private void attempts() {
        Map<String, JsonNode> last = new HashMap<>();
        charges.forEach((id, charge) -> {
            Instant at = time(charge.path("created"));
            boolean approved = charge.path("status").asText().equals("succeeded");
            boolean blocked = charge.at("/outcome/type").asText().equals("blocked");
            Map<String, String> dims = card(charge);
            String reason = charge.at("/outcome/reason").asText("");
            Map<String, String> withCode = with(dims, "code", approved || reason.equals("null") ? "" : reason);
            over("block_rate", at, 1, charge, withCode);
            if (blocked) {
                count("block_rate", at, 1, charge, withCode);
                return;
            }
            over("authorization_rate", at, 1, charge, withCode);
            over("decline_rate", at, 1, charge, withCode);
            count(approved ? "authorization_rate" : "decline_rate", at, 1, charge, withCode);
            last.merge(
                    charge.path("payment_intent").asText(),
                    charge,
                    (a, b) -> a.path("created").asLong() < b.path("created").asLong() ? b : a);
        });
        brokenOff()
                .forEach(event -> over(
                        "block_rate",
                        at(event),
                        1,
                        object(event),
                        Map.of("code", "payment_intent_authentication_failure")));
        last.values().forEach(charge -> {
            Instant at = time(charge.path("created"));
            over("authorization_rate_deduplicated", at, 1, charge, card(charge));
            if (charge.path("status").asText().equals("succeeded")) {
                count("authorization_rate_deduplicated", at, 1, charge, card(charge));
            }
        });
    }

    private List<JsonNode> brokenOff() {
        return of("payment_intent.payment_failed").stream()
                .filter(event -> object(event)
                        .at("/last_payment_error/code")
                        .asText()
                        .equals("payment_intent_authentication_failure"))
                .toList();
    }

    private void payments() {
        for (String payment : known()) {
            Instant created = created(payment);
            boolean tried = !ofPayment(payment, event -> !type(event).endsWith("requires_action"))
                    .isEmpty();
            List<JsonNode> succeeded = ofPayment(payment, event -> type(event).equals("payment_intent.succeeded"));
            JsonNode any = any(payment);
            over("contact_rate", created, 1, any, Map.of());
            if (tried) {
                over("payment_success_rate", created, 1, any, Map.of());
            }
            if (!succeeded.isEmpty()) {
                count("payment_success_rate", created, 1, any, Map.of());
                captured(payment, at(succeeded.get(0)));
            }
            ofPayment(payment, event -> type(event).endsWith("requires_action")).stream()
                    .findFirst()
                    .ifPresent(event -> {
                        over("three_ds_completion", at(event), 1, any, Map.of());
                        if (!succeeded.isEmpty()) {
                            count("three_ds_completion", at(event), 1, any, Map.of());
                        }
                    });
        }
    }

    private void captured(String payment, Instant at) {
        JsonNode charge = charges.values().stream()
                .filter(one -> one.path("payment_intent").asText().equals(payment)
                        && one.path("status").asText().equals("succeeded"))
                .findFirst()
                .orElseThrow();
        Map<String, String> dims = card(charge);
        long amount = charge.path("amount").asLong();
        over("dispute_activity", at, 1, charge, Map.of());
        over("dispute_rate", at, 1, charge, dims);
        over("refund_rate", at, amount, charge, dims);
        over("dispute_ratio_amount", at, amount, charge, Map.of());
        if ("visa".equals(dims.get("network"))) {
            over("vamp_ratio", at, 1, charge, Map.of());
        } else {
            over("mastercard_rate", at, 1, charge, Map.of());
        }
        Map<String, JsonNode> refunds = new TreeMap<>();
        of("refund.")
                .forEach(event -> refunds.merge(
                        id(event),
                        object(event),
                        (a, b) -> b.path("status").asText().equals("pending") ? a : b));
        refunds.values().stream()
                .filter(refund -> refund.path("payment_intent").asText().equals(payment))
                .filter(refund -> !refund.path("status").asText().equals("failed"))
                .forEach(
                        refund -> count("refund_rate", at, refund.path("amount").asLong(), charge, dims));
        chargebacks().forEach(dispute -> {
            if (dispute.path("payment_intent").asText().equals(payment)) {
                count("dispute_rate", at, 1, charge, dims);
            }
        });
    }

    /** Invoices and payments by their events in time. */
    private void recoveries() {
        for (String payment : known()) {
            List<JsonNode> tries = ofPayment(
                            payment,
                            event -> List.of("charge.failed", "charge.succeeded", "payment_intent.succeeded")
                                            .contains(type(event))
                                    || brokenOff().contains(event))
                    .stream()
                    .sorted(Comparator.comparing(Oracle::at))
                    .toList();
            if (tries.isEmpty() || !type(tries.get(0)).endsWith("failed")) {
                continue;
            }
            JsonNode first = tries.get(0);
            JsonNode object = object(first);
            long amount = object.path("amount").asLong();
            boolean recurring = stripe.stream()
                    .anyMatch(event -> type(event).startsWith("invoice.")
                            && object(event).path("payment_intent").asText().equals(payment));
            for (String name : List.of("retry_success_7d", "retry_success_14d", "retry_success_30d")) {
                over(name, at(first), 1, object, Map.of());
            }
            over("recovered_amount", at(first), amount, object, Map.of());
            if (recurring) {
                over("dunning_recovery", at(first), amount, object, Map.of());
            }
            tries.stream()
                    .filter(event -> type(event).equals("payment_intent.succeeded"))
                    .findFirst()
                    .ifPresent(paid -> {
                        Duration between = Duration.between(at(first), at(paid));
                        for (int days : List.of(7, 14, 30)) {
                            if (between.compareTo(Duration.ofDays(days)) <= 0) {
                                count("retry_success_" + days + "d", at(first), 1, object, Map.of());
                            }
                        }
                        count("recovered_amount", at(first), amount, object, Map.of());
                        if (recurring) {
                            count("dunning_recovery", at(first), amount, object, Map.of());
                        }
                    });
        }
    }

    private List<JsonNode> chargebacks() {
        Map<String, JsonNode> disputes = new TreeMap<>();
        of("charge.dispute.").forEach(event -> disputes.put(id(event), object(event)));
        return disputes.values().stream()
                .filter(dispute -> !dispute.path("status").asText().startsWith("warning_"))
                .toList();
    }

    private void disputes() {
        chargebacks().forEach(dispute -> {
            Instant at = time(dispute.path("created"));
            Map<String, String> dims = with(
                    with(
                            Map.of(),
                            "network",
                            dispute.at("/payment_method_details/card/brand").asText()),
                    "code",
                    dispute.path("reason").asText());
            count("dispute_activity", at, 1, dispute, Map.of());
            over("pre_dispute_contact_share", at, 1, dispute, dims);
            count("dispute_ratio_amount", at, dispute.path("amount").asLong(), dispute, Map.of());
            if ("visa".equals(dims.get("network"))) {
                count("vamp_ratio", at, 1, dispute, Map.of());
            } else {
                count("mastercard_rate", at, 1, dispute, Map.of());
            }
        });
        for (JsonNode event : of("charge.dispute.created")) {
            Instant due = time(object(event).at("/evidence_details/due_by"));
            over("response_rate", due, 1, object(event), Map.of());
            of("charge.dispute.updated").stream()
                    .filter(sent -> id(sent).equals(id(event)) && !at(sent).isAfter(due))
                    .forEach(sent -> count("response_rate", due, 1, object(event), Map.of()));
        }
        for (JsonNode event : of("charge.dispute.closed")) {
            JsonNode dispute = object(event);
            boolean won = dispute.path("status").asText().equals("won");
            over("net_recovery", at(event), dispute.path("amount").asLong(), dispute, Map.of());
            if (won) {
                count("net_recovery", at(event), dispute.path("amount").asLong(), dispute, Map.of());
            }
            if (dispute.at("/evidence_details/submission_count").asInt() > 0) {
                over("win_rate", at(event), 1, dispute, Map.of());
                if (won) {
                    count("win_rate", at(event), 1, dispute, Map.of());
                }
            }
        }
    }

    private void warnings() {
        of("radar.early_fraud_warning.created").forEach(event -> {
            JsonNode warning = object(event);
            Instant at = time(warning.path("created"));
            JsonNode charge = java.util.Objects.requireNonNull(
                    charges.get(warning.path("charge").asText()));
            if ("visa".equals(card(charge).get("network"))) {
                count("vamp_ratio", at, 1, charge, Map.of());
            }
            List<JsonNode> disputes = chargebacks().stream()
                    .filter(dispute -> dispute.path("charge")
                            .asText()
                            .equals(warning.path("charge").asText()))
                    .toList();
            if (disputes.stream()
                    .anyMatch(dispute -> !time(dispute.path("created")).isAfter(at))) {
                return;
            }
            over("efw_conversion", at, 1, charge, card(charge));
            boolean followed = disputes.stream()
                    .filter(dispute -> dispute.path("reason").asText().equals("fraudulent"))
                    .anyMatch(dispute -> !time(dispute.path("created")).isAfter(at.plus(Duration.ofDays(120))));
            if (followed) {
                count("efw_conversion", at, 1, charge, card(charge));
            }
        });
    }

    private void checkouts() {
        of("checkout.session.").forEach(event -> {
            JsonNode session = object(event);
            Instant at = time(session.path("created"));
            boolean expired = session.path("status").asText().equals("expired");
            over("checkout_abandonment", at, 1, session, Map.of());
            if (expired) {
                count("checkout_abandonment", at, 1, session, Map.of());
                if (session.at("/after_expiration/recovery/url").isTextual()) {
                    over("checkout_recovery", at, 1, session, Map.of());
                }
            } else if (session.path("recovered_from").isTextual()) {
                count("checkout_recovery", at, 1, session, Map.of());
            }
        });
    }

    private void tickets() {
        zendesk.stream()
                .filter(event -> event.at("/event/current").asText().equals("SOLVED"))
                .forEach(solved -> {
                    Instant at = Instant.parse(solved.path("time").asText());
                    String ticket = solved.at("/detail/id").asText();
                    long replies = zendesk.stream()
                            .filter(event -> event.at("/detail/id").asText().equals(ticket)
                                    && event.at("/event/comment/is_public").asBoolean())
                            .count();
                    boolean reopened = zendesk.stream()
                            .filter(event -> event.at("/detail/id").asText().equals(ticket)
                                    && event.at("/event/previous").asText().equals("SOLVED"))
                            .map(event -> Instant.parse(event.path("time").asText()))
                            .anyMatch(again -> !again.isAfter(at.plus(Duration.ofDays(7))));
                    over("first_contact_resolution", at, 1, solved, Map.of());
                    if (replies == 1 && !reopened) {
                        count("first_contact_resolution", at, 1, solved, Map.of());
                    }
                });
    }

    private void subscriptions() {
        of("customer.subscription.deleted").forEach(event -> {
            JsonNode subscription = object(event);
            Instant at = time(subscription.path("ended_at"));
            JsonNode reason = subscription.at("/cancellation_details/reason");
            String before = event.at("/data/previous_attributes/status").asText();
            boolean involuntary =
                    reason.isTextual() ? reason.asText().equals("payment_failed") : before.equals("past_due");
            count(involuntary ? "involuntary_churn" : "voluntary_churn", at, 1, subscription, Map.of());
        });
    }

    /** How many subscriptions there were at a moment. */
    long subscriptionsAt(Instant moment) {
        Map<String, Instant> begun = new TreeMap<>();
        of("customer.subscription.")
                .forEach(event -> begun.put(id(event), time(object(event).path("created"))));
        long ended = of("customer.subscription.deleted").stream()
                .filter(event -> time(object(event).path("ended_at")).isBefore(moment))
                .count();
        return begun.values().stream().filter(at -> at.isBefore(moment)).count() - ended;
    }

    private List<String> known() {
        return stripe.stream()
                .map(event -> type(event).startsWith("payment_intent.")
                        ? id(event)
                        : object(event).path("payment_intent").asText(""))
                .filter(id -> id.startsWith("pi_"))
                .distinct()
                .toList();
    }

    /** The payment's own time, where one of its own events tells it; else that of its first event. */
    private Instant created(String payment) {
        return of("payment_intent.").stream()
                .filter(event -> id(event).equals(payment))
                .map(event -> time(object(event).path("created")))
                .findFirst()
                .orElseGet(() -> stripe.stream()
                        .filter(event ->
                                object(event).path("payment_intent").asText().equals(payment))
                        .map(Oracle::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private JsonNode any(String payment) {
        return stripe.stream()
                .map(Oracle::object)
                .filter(object -> object.path("id").asText().equals(payment)
                        || object.path("payment_intent").asText().equals(payment))
                .findFirst()
                .orElseThrow();
    }

    /** Events of the payment itself and of its charges. */
    private List<JsonNode> ofPayment(String payment, Predicate<JsonNode> which) {
        return stripe.stream()
                .filter(event -> (type(event).startsWith("payment_intent.")
                                && id(event).equals(payment))
                        || (type(event).matches("charge\\.(failed|succeeded|captured)")
                                && object(event).path("payment_intent").asText().equals(payment)))
                .filter(which)
                .toList();
    }

    private List<JsonNode> of(String type) {
        return stripe.stream()
                .filter(event -> type.equals("charge.")
                        ? type(event).matches("charge\\.[a-z]+")
                        : type(event).startsWith(type))
                .toList();
    }

    private void count(String metric, Instant at, long amount, JsonNode object, Map<String, String> dims) {
        marks.add(new Mark(metric, false, at, amount, currency(object), dims));
    }

    private void over(String metric, Instant at, long amount, JsonNode object, Map<String, String> dims) {
        marks.add(new Mark(metric, true, at, amount, currency(object), dims));
    }

    private static Map<String, String> card(JsonNode charge) {
        JsonNode card = charge.at("/payment_method_details/card");
        return Map.of(
                "network", card.path("network").asText(),
                "country", card.path("country").asText(),
                "method", "card");
    }

    private static Map<String, String> with(Map<String, String> dims, String name, String value) {
        Map<String, String> all = new HashMap<>(dims);
        all.put(name, value);
        return all;
    }

    private static String currency(JsonNode object) {
        return object.path("currency").asText("").toUpperCase(Locale.ROOT);
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private static String id(JsonNode event) {
        return object(event).path("id").asText();
    }

    private static JsonNode object(JsonNode event) {
        return event.at("/data/object");
    }

    private static Instant at(JsonNode event) {
        return time(event.path("created"));
    }

    private static Instant time(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.asLong());
    }
}
