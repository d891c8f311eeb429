package io.paythread.insight;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Events as they were sent, and what stands in them: all that the oracle knows. */
final class RawEvents {
    final List<JsonNode> stripe = new ArrayList<>();
    final List<JsonNode> zendesk = new ArrayList<>();
    /** By id, as told last. */
    final Map<String, JsonNode> charges = new TreeMap<>();
    /** What was found of each payment: finding it reads all events. */
    private final Map<String, Map<String, Instant>> tickets = new HashMap<>();

    RawEvents(List<Step> steps) {
        for (Step step : steps) {
            (step.provider() == Provider.STRIPE ? stripe : zendesk).add(RawTape.read(step.body()));
        }
        of("charge.").forEach(event -> charges.put(id(event), object(event)));
    }

    List<JsonNode> of(String type) {
        return stripe.stream()
                .filter(event -> type.equals("charge.")
                        ? type(event).matches("charge\\.[a-z]+")
                        : type(event).startsWith(type))
                .toList();
    }

    /** Failures of the bank's check: no charge was made. */
    List<JsonNode> brokenOff() {
        return of("payment_intent.payment_failed").stream()
                .filter(event -> object(event)
                        .at("/last_payment_error/code")
                        .asText()
                        .equals("payment_intent_authentication_failure"))
                .toList();
    }

    List<String> payments() {
        return stripe.stream()
                .map(event -> type(event).startsWith("payment_intent.")
                        ? id(event)
                        : object(event).path("payment_intent").asText(""))
                .filter(id -> id.startsWith("pi_"))
                .distinct()
                .toList();
    }

    /** Events of the payment itself and of its charges. */
    List<JsonNode> ofPayment(String payment, Predicate<JsonNode> which) {
        return stripe.stream()
                .filter(event -> (type(event).startsWith("payment_intent.")
                                && id(event).equals(payment))
                        || (type(event).matches("charge\\.(failed|succeeded|captured)")
                                && object(event).path("payment_intent").asText().equals(payment)))
                .filter(which)
                .toList();
    }

    /** The payment's own time, where one of its own events tells it; else that of its first event. */
    Instant created(String payment) {
        return of("payment_intent.").stream()
                .filter(event -> id(event).equals(payment))
                .map(event -> time(object(event).path("created")))
                .findFirst()
                .orElseGet(() -> stripe.stream()
                        .filter(event ->
                                object(event).path("payment_intent").asText().equals(payment))
                        .map(RawEvents::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    JsonNode any(String payment) {
        return stripe.stream()
                .map(RawEvents::object)
                .filter(object -> object.path("id").asText().equals(payment)
                        || object.path("payment_intent").asText().equals(payment))
                .findFirst()
                .orElseThrow();
    }

    JsonNode collected(String payment) {
        return charges.values().stream()
                .filter(one -> one.path("payment_intent").asText().equals(payment)
                        && one.path("status").asText().equals("succeeded"))
                .findFirst()
                .orElseThrow();
    }

    /** Disputes that are no inquiries, as told last. */
    List<JsonNode> chargebacks() {
        Map<String, JsonNode> disputes = new TreeMap<>();
        of("charge.dispute.").forEach(event -> disputes.put(id(event), object(event)));
        return disputes.values().stream()
                .filter(dispute -> !dispute.path("status").asText().startsWith("warning_"))
                .toList();
    }

    /** Refunds that did not fail, as told last. */
    List<JsonNode> refunds() {
        Map<String, JsonNode> refunds = new TreeMap<>();
        of("refund.")
                .forEach(event -> refunds.merge(
                        id(event),
                        object(event),
                        (a, b) -> b.path("status").asText().equals("pending") ? a : b));
        return refunds.values().stream()
                .filter(refund -> !refund.path("status").asText().equals("failed"))
                .toList();
    }

    /** When tickets that name the payment were opened, by ticket. */
    Map<String, Instant> tickets(String payment) {
        return tickets.computeIfAbsent(payment, this::naming);
    }

    private Map<String, Instant> naming(String payment) {
        Pattern named = Pattern.compile(payment + "\\b");
        Map<String, Instant> opened = new HashMap<>();
        zendesk.stream()
                .filter(event -> event.path("type").asText().endsWith("ticket.created")
                        && named.matcher(event.toString()).find())
                .forEach(event -> opened.put(
                        ticket(event),
                        Instant.parse(event.at("/detail/created_at").asText())));
        return opened;
    }

    /** The payments that the ticket names. */
    List<String> paymentsOf(String ticket) {
        return payments().stream()
                .filter(payment -> tickets(payment).containsKey(ticket))
                .toList();
    }

    static String ticket(JsonNode event) {
        return event.at("/detail/id").asText();
    }

    static Map<String, String> card(JsonNode charge) {
        JsonNode card = charge.at("/payment_method_details/card");
        return Map.of(
                "network", card.path("network").asText(),
                "country", card.path("country").asText(),
                "method", "card");
    }

    static Map<String, String> with(Map<String, String> dims, String name, String value) {
        Map<String, String> all = new HashMap<>(dims);
        all.put(name, value);
        return all;
    }

    static String currency(JsonNode object) {
        return object.path("currency").asText("").toUpperCase(Locale.ROOT);
    }

    static String type(JsonNode event) {
        return event.path("type").asText();
    }

    static String id(JsonNode event) {
        return object(event).path("id").asText();
    }

    static JsonNode object(JsonNode event) {
        return event.at("/data/object");
    }

    static Instant at(JsonNode event) {
        return time(event.path("created"));
    }

    static Instant time(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.asLong());
    }
}
