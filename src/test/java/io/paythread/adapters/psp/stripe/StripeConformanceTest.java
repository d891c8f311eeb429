package io.paythread.adapters.psp.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Reference;
import io.paythread.ingest.spi.Translation;
import io.paythread.platform.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every real payload at hand, where the folder of shared fixtures lies beside the project ({@code -Dpaythread.fixtures}
 * names another place). What the facts must say is computed from the payload here, without the adapter's code.
 */
class StripeConformanceTest {
    private static final Path ROOT = Path.of(System.getProperty("paythread.fixtures", "../shared/fixtures"))
            .resolve("stripe");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Types that an object of the OpenAPI fixtures can come with. */
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("charge", List.of("charge.succeeded", "charge.failed", "charge.pending", "charge.refunded")),
            Map.entry("payment_intent", List.of("payment_intent.created", "payment_intent.succeeded")),
            Map.entry("refund", List.of("refund.created", "refund.updated", "refund.failed")),
            Map.entry("dispute", List.of("charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed")),
            Map.entry("radar.early_fraud_warning", List.of("radar.early_fraud_warning.created")),
            Map.entry("review", List.of("review.opened", "review.closed")),
            Map.entry("checkout.session", List.of("checkout.session.completed", "checkout.session.expired")),
            Map.entry("setup_intent", List.of("setup_intent.created", "setup_intent.succeeded")),
            Map.entry("payment_method", List.of("payment_method.attached", "payment_method.detached")),
            Map.entry("mandate", List.of("mandate.updated")),
            Map.entry("invoice", List.of("invoice.created", "invoice.payment_failed", "invoice.upcoming")),
            Map.entry("invoice_payment", List.of("invoice_payment.paid")),
            Map.entry("credit_note", List.of("credit_note.created", "credit_note.voided")),
            Map.entry("customer", List.of("customer.created", "customer.updated")),
            Map.entry("subscription", List.of("customer.subscription.created", "customer.subscription.deleted")),
            Map.entry("payout", List.of("payout.paid")),
            Map.entry("product", List.of("product.created")));

    /** The field that states an object's amount. */
    private static final Map<String, String> AMOUNT_FIELDS = Map.of(
            "charge", "amount",
            "payment_intent", "amount",
            "refund", "amount",
            "dispute", "amount",
            "invoice", "amount_due",
            "credit_note", "amount",
            "checkout.session", "amount_total");

    private final Map<String, Integer> ignored = new TreeMap<>();
    private int translated;
    private int fresh;

    @BeforeEach
    void needsTheFixtures() {
        String message = "skipped: no fixtures in " + ROOT + ", nothing is compared with real payloads";
        if (!Files.isDirectory(ROOT)) {
            System.out.println(message);
        }
        assumeTrue(Files.isDirectory(ROOT), message);
    }

    @Test
    void understandsRealEventsOfOldAndNewVersions() {
        for (String folder : List.of("sync-engine", "ruby-mock", "hookdeck")) {
            for (Path file : files(folder)) {
                JsonNode read = read(file);
                check(file.toString(), read.has("body") ? read.get("body") : read);
            }
        }
        report();
        assertThat(translated).isGreaterThan(80);
    }

    @Test
    void understandsObjectsAsTheApiDescriptionShowsThem() {
        JsonNode resources = read(ROOT.resolve("openapi-fixtures3.json")).path("resources");
        TYPES.forEach((object, types) -> types.forEach(type ->
                check("openapi " + type, event(type, resources.path(object).deepCopy()))));
        report();
        assertThat(translated).isGreaterThan(25);
    }

    @Test
    void understandsObjectsThatAMerchantKept() {
        for (Path file : files("dj-stripe-objects")) {
            JsonNode object = read(file);
            TYPES.getOrDefault(object.path("object").asText(), List.of())
                    .forEach(type -> check(file + " as " + type, event(type, object.deepCopy())));
        }
        report();
        assertThat(translated).isGreaterThan(12);
    }

    private JsonNode event(String type, JsonNode object) {
        ObjectNode event = MAPPER.createObjectNode()
                .put("id", "evt_wrapped")
                .put("object", "event")
                .put("type", type)
                .put("created", 1_789_290_000);
        event.putObject("data").set("object", object);
        return event;
    }

    private void check(String name, JsonNode original) {
        ObjectNode event = original.deepCopy();
        event.put("id", "evt_fresh_" + fresh++);
        Translation translation = StripeEvents.translate(event.toString());
        if (translation instanceof Translation.Ignored why) {
            ignored.merge(event.path("type").asText() + ": " + why.reason(), 1, Integer::sum);
            return;
        }
        assertThat(translation).as(name).isInstanceOf(Translation.Facts.class);
        translated++;
        List<Fact> facts = ((Translation.Facts) translation).facts();
        JsonNode object = event.path("data").path("object");
        idsAreThePayloads(name, facts, event);
        namedObjectsAreTold(name, facts, object);
        amountsAreThePayloads(name, facts, object);
    }

    private static void idsAreThePayloads(String name, List<Fact> facts, JsonNode event) {
        Set<String> texts = new HashSet<>();
        leaves(event).stream().filter(JsonNode::isTextual).forEach(leaf -> texts.add(leaf.textValue()));
        for (Reference reference : references(facts)) {
            boolean made = reference.value().startsWith("guest:")
                    || reference.value().startsWith("upcoming:")
                    || reference.value().startsWith("of_ch_");
            assertThat(made || texts.contains(reference.value()))
                    .as(name + ": " + reference)
                    .isTrue();
        }
    }

    private static void namedObjectsAreTold(String name, List<Fact> facts, JsonNode object) {
        Set<String> told = new HashSet<>();
        references(facts).forEach(reference -> told.add(reference.value()));
        for (String field : List.of("id", "charge", "payment_intent", "customer")) {
            JsonNode named = object.path(field);
            String id = named.isObject() ? named.path("id").asText() : named.asText();
            boolean refundsGuest = object.path("object").asText().equals("invoice_payment") && field.equals("id");
            if (!id.isEmpty() && !named.isNull() && !refundsGuest) {
                assertThat(told).as(name + " names its " + field).contains(id);
            }
        }
    }

    private static void amountsAreThePayloads(String name, List<Fact> facts, JsonNode object) {
        Set<Long> numbers = new HashSet<>(Set.of(0L));
        leaves(object).stream().filter(JsonNode::isIntegralNumber).forEach(leaf -> numbers.add(leaf.longValue()));
        List<Money> amounts = new ArrayList<>();
        List<Attributes> details =
                facts.stream().map(StripeConformanceTest::attributes).toList();
        for (Attributes attributes : details) {
            attributes.values().values().stream()
                    .filter(Money.class::isInstance)
                    .map(Money.class::cast)
                    .forEach(amounts::add);
        }
        String currency = object.path("currency").asText("").toUpperCase(Locale.ROOT);
        boolean plain = Set.of("USD", "EUR", "GBP", "IDR", "JPY", "CAD").contains(currency);
        if (plain && !object.path("object").asText().equals("subscription")) {
            assertThat(amounts).as(name).allMatch(money -> numbers.contains(money.minorUnits()));
        }
        String field = AMOUNT_FIELDS.get(object.path("object").asText());
        if (plain && field != null && object.path(field).isIntegralNumber()) {
            Money stated = Money.of(object.path(field).longValue(), currency);
            assertThat(amounts).as(name + ": " + field).contains(stated);
            assertThat(details.stream().flatMap(a -> a.money(Attribute.AMOUNT).stream()))
                    .as(name)
                    .isNotEmpty();
        }
    }

    private static Attributes attributes(Fact fact) {
        if (fact instanceof Fact.Happened happened) {
            return happened.attributes();
        }
        return fact instanceof Fact.Described described ? described.attributes() : Attributes.NONE;
    }

    private static List<Reference> references(List<Fact> facts) {
        List<Reference> all = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Happened happened) {
                all.addAll(happened.about());
                all.addAll(happened.related());
                happened.party().ifPresent(party -> all.add(party.account()));
            }
            if (fact instanceof Fact.Described described) {
                all.addAll(described.about());
                all.addAll(described.related());
                described.party().ifPresent(party -> all.add(party.account()));
            }
            if (fact instanceof Fact.Identified identified) {
                all.add(identified.party().account());
            }
        }
        return all;
    }

    private static List<JsonNode> leaves(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (node.isValueNode()) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(leaves(child)));
        return found;
    }

    private void report() {
        System.out.println("translated " + translated + " payloads of " + ROOT + "; ignored:");
        ignored.forEach((type, count) -> System.out.println("  " + type + " (" + count + ")"));
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
