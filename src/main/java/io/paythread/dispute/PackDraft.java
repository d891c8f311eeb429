package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Drafts a pack out of what the timeline holds: each statement names its entries, nothing is made up, and what is not known
 * stays out for the checklist to miss. Pure.
 */
final class PackDraft {
    private final PackFacts facts;
    private final ProductType product;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, String> fields = new TreeMap<>();

    private PackDraft(PackFacts facts, ProductType product) {
        this.facts = facts;
        this.product = product;
    }

    static PackContent of(PackFacts facts, ProductType product) {
        PackDraft draft = new PackDraft(facts, product);
        facts.sale().ifPresent(draft::sale);
        draft.opened();
        draft.contact();
        draft.summary();
        return new PackContent(product, draft.fields, draft.statements, draft.excerpts());
    }

    private void sale(Sale sale) {
        purchase(sale);
        authentication(sale);
        delivery(sale);
        refunds(sale);
        if (facts.reason().packCategory().equals("duplicate")) {
            Duplicates.of(sale, facts.others()).ifPresent(other -> duplicate(sale, other));
        }
        earlier();
        subscription();
        person(sale);
    }

    private void purchase(Sale sale) {
        StringBuilder text = new StringBuilder("On ")
                .append(Wording.time(sale.at()))
                .append(' ')
                .append(sale.amount().map(Wording::money).orElse("an amount"))
                .append(" was paid");
        card(sale).ifPresent(card -> text.append(" with ").append(card));
        if (!sale.orders().isEmpty()) {
            text.append(" for order ").append(String.join(", ", sale.orders()));
        }
        product(sale).ifPresent(what -> text.append(" (").append(what).append(")"));
        add(Topic.PURCHASE, sale.at(), text + ": charge " + sale.charge() + ".", sale.proof());
    }

    private void authentication(Sale sale) {
        List<String> parts = new ArrayList<>();
        sale.text(Attribute.THREE_D_SECURE)
                .ifPresent(result -> parts.add("3-D Secure: " + words(result)
                        + sale.text(Attribute.THREE_D_SECURE_FLOW)
                                .map(flow -> " (" + words(flow) + ")")
                                .orElse("")));
        sale.text(Attribute.AVS_LINE1).ifPresent(check -> parts.add("street address: " + check));
        sale.text(Attribute.AVS_POSTAL_CODE).ifPresent(check -> parts.add("postal code: " + check));
        sale.text(Attribute.CVC_CHECK).ifPresent(check -> parts.add("security code: " + check));
        sale.text(Attribute.NETWORK_STATUS)
                .filter("approved_by_network"::equals)
                .ifPresent(ok -> parts.add("approved by the card's bank"));
        if (!parts.isEmpty()) {
            add(
                    Topic.AUTHENTICATION,
                    sale.at(),
                    "Checks at the time of the payment: " + String.join("; ", parts) + ".",
                    sale.proof());
        }
        List<String> origin = new ArrayList<>();
        sale.text(Attribute.PURCHASE_IP).ifPresent(ip -> origin.add("IP address " + ip));
        sale.text(Attribute.DEVICE_ID)
                .or(() -> sale.text(Attribute.DEVICE_FINGERPRINT))
                .ifPresent(id -> origin.add("device " + id));
        sale.text(Attribute.CUSTOMER_ACCOUNT).ifPresent(account -> origin.add("customer account " + account));
        if (!origin.isEmpty()) {
            add(
                    Topic.AUTHENTICATION,
                    sale.at(),
                    "The purchase was made from " + String.join(", ", origin) + ".",
                    sale.proof());
        }
    }

    private void delivery(Sale sale) {
        Optional<String> tracking = sale.text(Attribute.SHIPPING_TRACKING_NUMBER);
        Optional<String> address = sale.text(Attribute.SHIPPING_ADDRESS);
        put("shipping_address", address);
        put("shipping_carrier", sale.text(Attribute.SHIPPING_CARRIER));
        put("shipping_tracking_number", tracking);
        if (product == ProductType.PHYSICAL && (tracking.isPresent() || address.isPresent())) {
            String text = "The order was to be sent"
                    + address.map(to -> " to " + to).orElse("")
                    + sale.text(Attribute.SHIPPING_CARRIER)
                            .map(by -> " by " + by)
                            .orElse("")
                    + tracking.map(number -> ", parcel number " + number).orElse("") + ".";
            add(Topic.DELIVERY, sale.at(), text, sale.proof());
        }
    }

    private void refunds(Sale sale) {
        List<String> told = new ArrayList<>();
        for (ObjectRow refund : sale.ofType(ObjectType.REFUND)) {
            String text = refund(refund);
            told.add(text);
            add(
                    Topic.REFUND,
                    refund.occurredAt(),
                    text,
                    sale.entries(refund.spelled(), "refund.issued", "refund.failed", "refund.canceled"));
        }
        if (!told.isEmpty() && facts.reason().packCategory().equals("credit_not_processed")) {
            fields.put("refund_refusal_explanation", String.join("\n", told));
        }
    }

    private static String refund(ObjectRow refund) {
        String reference = refund.details().text(Attribute.REFUND_REFERENCE);
        return "On " + Wording.time(refund.occurredAt()) + " "
                + refund.money().map(Wording::money).orElse("an amount") + " was refunded: refund " + refund.reference()
                + refund.status().map(state -> ", " + words(state)).orElse("")
                + (reference == null ? "" : ", acquirer reference number (ARN) " + reference) + ".";
    }

    private void duplicate(Sale sale, Sale other) {
        fields.put("duplicate_charge_id", other.charge());
        StringBuilder text = new StringBuilder("There are two charges of ")
                .append(sale.amount().map(Wording::money).orElse("the same amount"))
                .append(", ")
                .append(Wording.span(Duplicates.apart(sale, other)))
                .append(" apart: ")
                .append(sale.charge())
                .append(" on ")
                .append(Wording.time(sale.at()))
                .append(" and ")
                .append(other.charge())
                .append(" on ")
                .append(Wording.time(other.at()))
                .append('.');
        List<UUID> entries = new ArrayList<>(other.proof());
        entries.addAll(sale.proof());
        if (Duplicates.sharesOrder(sale, other)) {
            text.append(" Both were made for order ")
                    .append(String.join(", ", sale.orders()))
                    .append('.');
        }
        for (ObjectRow refund : other.ofType(ObjectType.REFUND)) {
            text.append(" The other charge ")
                    .append(other.charge())
                    .append(" was paid back. ")
                    .append(refund(refund));
            entries.addAll(other.entries(refund.spelled(), "refund.issued"));
        }
        if (other.isRefundedInFull()) {
            text.append(" The customer therefore paid once: the disputed charge ")
                    .append(sale.charge())
                    .append(" is the one that was kept.");
        }
        fields.put("duplicate_charge_explanation", text.toString());
        add(
                Topic.DUPLICATE,
                other.at(),
                text.toString(),
                entries.stream().distinct().toList());
    }

    private void earlier() {
        for (Candidate candidate : facts.earlier().chosen()) {
            Purchase purchase = candidate.purchase();
            facts.others().stream()
                    .filter(sale -> sale.payment().id().equals(purchase.payment()))
                    .findFirst()
                    .ifPresent(sale -> add(
                            Topic.EARLIER_PURCHASE,
                            purchase.at(),
                            "Undisputed purchase " + candidate.days() + " days before, on the same card: "
                                    + sale.amount().map(Wording::money).orElse("") + " on "
                                    + Wording.time(purchase.at())
                                    + ", charge " + purchase.charge() + "; the same "
                                    + facts.earlier().elements().stream()
                                            .map(Element::wireName)
                                            .map(PackDraft::words)
                                            .sorted()
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            sale.proof()));
        }
    }

    private void subscription() {
        for (EntryRow entry : facts.entries()) {
            if (entry.kind().equals("subscription.ended") || entry.kind().equals("subscription.updated")) {
                entry.summary()
                        .ifPresent(summary -> add(
                                Topic.SUBSCRIPTION,
                                entry.occurredAt(),
                                Wording.time(entry.occurredAt()) + ": " + summary + ".",
                                List.of(entry.id())));
            }
        }
    }

    private void person(Sale sale) {
        put("customer_name", sale.text(Attribute.BILLING_NAME));
        put("customer_email_address", sale.text(Attribute.BILLING_EMAIL).or(() -> sale.text(Attribute.RECEIPT_EMAIL)));
        put("billing_address", sale.text(Attribute.BILLING_ADDRESS));
        put("customer_purchase_ip", sale.text(Attribute.PURCHASE_IP));
        put("product_description", product(sale));
    }

    private void opened() {
        ObjectRow dispute = facts.dispute();
        List<UUID> entries = facts.entries().stream()
                .filter(entry ->
                        entry.refs().contains(dispute.spelled()) && entry.kind().startsWith("dispute."))
                .map(EntryRow::id)
                .limit(1)
                .toList();
        String claim = facts.reason().claim();
        String text = "On " + Wording.time(dispute.occurredAt()) + " the cardholder's bank opened dispute "
                + dispute.reference()
                + dispute.money()
                        .map(Wording::money)
                        .map(amount -> " over " + amount)
                        .orElse("")
                + (claim.isEmpty() ? "." : ": " + claim + ".");
        if (!entries.isEmpty()) {
            add(Topic.DISPUTE, dispute.occurredAt(), text, entries);
        }
    }

    /** That they never asked is as good a statement: it rests on the dispute, before which nothing stands. */
    private void contact() {
        Contact contact = facts.contact();
        List<UUID> entries = contact.entries().isEmpty()
                ? statements.stream()
                        .filter(statement -> statement.topic() == Topic.DISPUTE)
                        .flatMap(statement -> statement.entries().stream())
                        .toList()
                : contact.entries();
        if (!entries.isEmpty()) {
            add(Topic.CONTACT, contact.firstAt().orElse(facts.dispute().occurredAt()), contact.sentence(), entries);
        }
    }

    private void summary() {
        String text = statements.stream()
                .sorted(Statement.BY_DATE)
                .map(Statement::text)
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            fields.put("uncategorized_text", text);
        }
    }

    private List<UUID> excerpts() {
        return facts.conversations().stream()
                .flatMap(conversation -> conversation.messages().stream())
                .filter(message -> message.at().isBefore(facts.dispute().occurredAt()))
                .sorted(java.util.Comparator.comparing(Message::at))
                .map(Message::entry)
                .toList();
    }

    private static Optional<String> card(Sale sale) {
        return sale.text(Attribute.CARD_LAST4)
                .map(last4 -> sale.text(Attribute.CARD_BRAND).orElse("a card") + " ending in " + last4);
    }

    private static Optional<String> product(Sale sale) {
        return sale.text(Attribute.PRODUCT_DESCRIPTION).or(() -> sale.text(Attribute.DESCRIPTION));
    }

    private void put(String field, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> fields.put(field, text));
    }

    private void add(Topic topic, java.time.Instant at, String text, List<UUID> entries) {
        if (!entries.isEmpty()) {
            statements.add(new Statement(topic, at, text, entries));
        }
    }

    private static String words(String code) {
        return code.replace('_', ' ');
    }
}
