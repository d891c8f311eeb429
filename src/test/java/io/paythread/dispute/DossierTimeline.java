package io.paythread.dispute;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.privacy.Redactor;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A year of one customer: earlier purchases, two charges for one order, one of them paid back, a subscription, a parcel, three
 * tickets of which one is about something else, a note among colleagues and a card number in a message.
 */
final class DossierTimeline {
    static final Instant BOUGHT = Instant.parse("2026-09-14T10:00:10Z");
    static final Instant DISPUTED = BOUGHT.plus(Duration.ofDays(9));
    static final Instant DUE = DISPUTED.plus(Duration.ofDays(10));
    static final String CARD = "4242 4242 4242 4242";
    static final String NOTE = "He did this to us before, do not trust a word of it";
    static final String ELSEWHERE = "When does your shop open on Sundays?";

    private static final UUID SOURCE = new UUID(9, 9);
    private static final String HOME = "1 Main Street, 10115, Berlin, DE";
    private static final MoneyView PRICE = new MoneyView(12_000, "EUR");

    private final List<ObjectRow> payments = new ArrayList<>();
    private final List<ObjectRow> others = new ArrayList<>();
    private final List<EntryRow> entries = new ArrayList<>();
    private final String network;
    private final ObjectRow dispute;
    private int ids;

    DossierTimeline(String network, String code, String reason) {
        this.network = network;
        purchase(3, "E1", BOUGHT.minus(Duration.ofDays(300)));
        purchase(4, "E2", BOUGHT.minus(Duration.ofDays(150)));
        purchase(2, "D2", BOUGHT.plusSeconds(172));
        purchase(1, "D1", BOUGHT);
        refund(2, "re_D2", "py_D2", BOUGHT.plus(Duration.ofHours(3)), 12_000);
        refund(1, "re_D1", "py_D1", BOUGHT.plus(Duration.ofDays(4)), 1_500);
        subscription();
        dispute = dispute(network, code, reason);
        conversation();
    }

    PackFacts facts() {
        List<Sale> sales = Sale.of(payments, others, entries);
        List<Conversation> talks = new Conversations(new Excerpts(new Redactor()))
                .about(PackFacts.disputed(dispute, sales).orElseThrow(), dispute, tickets(), Optional.empty());
        return PackFacts.of(
                dispute, sales, ofMatter(1), ofMatter(8), talks, new FixedDisputeConfig().firstPartyTrustReasons());
    }

    List<Message> quoted(PackContent content) {
        return new Conversations(new Excerpts(new Redactor())).quoted(tickets(), content.excerpts());
    }

    Set<UUID> entryIds() {
        return entries.stream().map(EntryRow::id).collect(Collectors.toSet());
    }

    ObjectRow dispute() {
        return dispute;
    }

    private List<List<EntryRow>> tickets() {
        return Stream.of(5, 6, 7).map(this::ofMatter).toList();
    }

    private List<EntryRow> ofMatter(int matter) {
        return entries.stream()
                .filter(entry -> entry.matterId().equals(new UUID(2, matter)))
                .toList();
    }

    private void purchase(int matter, String name, Instant at) {
        JsonObject told = new JsonObject()
                .put("card_brand", network)
                .put("card_last4", "4242")
                .put("card_fingerprint", "fp_1")
                .put("billing_name", "Dana Weiss")
                .put("billing_email", "dana@example.com")
                .put("billing_address", HOME)
                .put("shipping_address", HOME)
                .put("shipping_carrier", "DHL")
                .put("shipping_tracking_number", "00340434161094042557")
                .put("purchase_ip", "203.0.113.7")
                .put("device_id", "device-0123456789")
                .put("customer_account", "4711")
                .put("product_description", "Espresso machine, steel, with grinder")
                .put("order_numbers", new JsonArray().add(name.startsWith("D") ? "7781" : "70" + name))
                .put("three_d_secure", "authenticated")
                .put("three_d_secure_flow", "frictionless")
                .put("avs_line1", "pass")
                .put("avs_postal_code", "pass")
                .put("cvc_check", "pass")
                .put("network_status", "approved_by_network")
                .put("amount_captured", new JsonObject().put("amount", 12_000).put("currency", "EUR"));
        String payment = "payment:py_" + name;
        String attempt = "attempt:ch_" + name;
        payments.add(object(matter, payment, at, state(name), PRICE, told, attempt));
        others.add(object(matter, attempt, at, "succeeded", PRICE, told, payment));
        entry(matter, "payment.succeeded", at, told, payment, attempt);
    }

    private static String state(String name) {
        return name.equals("D2") ? "refunded" : name.equals("D1") ? "partially_refunded" : "succeeded";
    }

    private void refund(int matter, String name, String payment, Instant at, long amount) {
        MoneyView money = new MoneyView(amount, "EUR");
        JsonObject told = new JsonObject().put("refund_reference", "74208126259001234567890");
        others.add(object(matter, "refund:" + name, at, "succeeded", money, told, "payment:" + payment));
        entry(matter, "refund.issued", at, told, "refund:" + name, "payment:" + payment);
    }

    private void subscription() {
        entry(8, "subscription.created", BOUGHT.minus(Duration.ofDays(400)), new JsonObject(), "subscription:sub_1");
        entry(8, "invoice.sent", BOUGHT.minus(Duration.ofDays(7)), new JsonObject(), "invoice:in_1");
        entry(
                8,
                "subscription.updated",
                BOUGHT.plus(Duration.ofDays(5)),
                new JsonObject().put("cancel_at_period_end", true),
                "subscription:sub_1");
    }

    private ObjectRow dispute(String network, String code, String reason) {
        JsonObject told = new JsonObject()
                .put("reason", reason)
                .put("card_brand", network)
                .put("network_reason_code", code)
                .put("due_at", DUE.toString());
        entry(1, "dispute.opened", DISPUTED, told, "dispute:dp_D1", "payment:py_D1");
        return object(1, "dispute:dp_D1", DISPUTED, "needs_response", PRICE, told, "payment:py_D1");
    }

    private void conversation() {
        Instant asked = BOUGHT.plus(Duration.ofDays(2));
        text(
                5,
                "ticket.opened",
                asked,
                "Order 7781: I was charged twice, my card is " + CARD + ". Please check.",
                "m1");
        text(5, "ticket.internal_note", asked.plusSeconds(60), NOTE, "m2");
        text(
                5,
                "ticket.public_reply",
                asked.plusSeconds(1_680),
                "Hello Dana,\n\nwe see both charges and paid one back today.\n\nKind regards,\nMira",
                "m3");
        text(
                5,
                "ticket.customer_reply",
                asked.plusSeconds(7_200),
                "Thank you!\n\nOn Wed, 16 Sep 2026 at 10:28, Shop <help@shop.example> wrote:\n> we see both charges",
                "m4");
        Instant again = BOUGHT.plus(Duration.ofDays(6));
        text(6, "ticket.opened", again, "The machine of order 7781 leaks. See https://pictures.example/1", "m5");
        text(
                6,
                "ticket.public_reply",
                again.plusSeconds(3_600),
                "Sorry to hear that. We send a new one or take it back and return the money, as you prefer.",
                "m6");
        text(7, "ticket.opened", again.plusSeconds(9_000), ELSEWHERE, "m7");
    }

    private void text(int matter, String kind, Instant at, String text, String message) {
        entry(
                matter,
                kind,
                at,
                new JsonObject().put("text", text).put("public", !kind.equals("ticket.internal_note")),
                "ticket:910" + matter,
                "message:" + message);
    }

    private ObjectRow object(
            int matter, String spelled, Instant at, String status, MoneyView money, JsonObject told, String about) {
        String type = spelled.substring(0, spelled.indexOf(':'));
        return new ObjectRow(
                id(1),
                ObjectType.ofWireName(type),
                SOURCE,
                spelled.substring(type.length() + 1),
                new UUID(2, matter),
                Optional.empty(),
                Optional.of(new UUID(4, 4)),
                Optional.of(status),
                Optional.of(money),
                at,
                at,
                false,
                new JsonObject().put("attributes", told).put("about", new JsonArray().add(about)));
    }

    private void entry(int matter, String kind, Instant at, JsonObject told, String... about) {
        entries.add(new EntryRow(
                id(3),
                new UUID(2, matter),
                SOURCE,
                Optional.empty(),
                Optional.of(new UUID(4, 4)),
                kind,
                at,
                50,
                at,
                false,
                false,
                Optional.empty(),
                Optional.of(PRICE),
                List.of(about),
                new JsonObject().put("attributes", told),
                new JsonArray()));
    }

    private UUID id(int kind) {
        ids++;
        return new UUID(kind, ids);
    }
}
