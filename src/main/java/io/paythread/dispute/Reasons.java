package io.paythread.dispute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons of the networks, and which evidence answers them: {@code dispute/dispute_reasons.json}. */
public final class Reasons {
    private static final String FILE = "/dispute/dispute_reasons.json";
    private static final String FRAUDULENT = "fraudulent";

    /** As the data file has it. */
    public static final Reasons KNOWN = load();

    /** How networks are called elsewhere. */
    private static final Map<String, String> NETWORKS =
            Map.of("american_express", "amex", "american express", "amex", "mc", "mastercard", "diners", "discover");

    /** Codes that stand for several claims: there the provider's reason says more than the code. */
    private static final Set<String> UMBRELLAS = Set.of("mastercard/4853", "mastercard/4834");

    private final List<Reason> codes;
    private final Map<String, Map<ProductType, List<String>>> evidence;
    private final Map<String, EvidenceField> fields;

    private Reasons(
            List<Reason> codes,
            Map<String, Map<ProductType, List<String>>> evidence,
            Map<String, EvidenceField> fields) {
        this.codes = List.copyOf(codes);
        this.evidence = Map.copyOf(evidence);
        this.fields = fields;
    }

    /** Every code that is listed. */
    public List<Reason> codes() {
        return codes;
    }

    /** Every category that evidence is listed for. */
    public Set<String> categories() {
        return evidence.keySet();
    }

    /** Every field that evidence can be given in, by the provider's name. */
    public Map<String, EvidenceField> fields() {
        return fields;
    }

    /**
     * What a dispute is about. A code that is not listed leaves the provider's reason; one that stands for several claims
     * is answered by the provider's reason where that is a category.
     */
    public Reason of(@Nullable String network, @Nullable String code, @Nullable String providerReason) {
        String net = network == null ? "" : network(network);
        Optional<Reason> listed = code == null ? Optional.empty() : find(net, code);
        String category = category(providerReason);
        return listed.map(reason -> isUmbrella(reason) && evidence.containsKey(String.valueOf(providerReason))
                        ? reason.answeredAs(category)
                        : reason)
                .orElseGet(() ->
                        new Reason(net, code == null ? "" : code, List.of(), "", category, category, false, true, ""));
    }

    /** The listed reason of a network's code or of one of its other names. */
    public Optional<Reason> find(String network, String code) {
        String net = network(network);
        String wanted = code.strip();
        return codes.stream()
                .filter(reason -> reason.network().equals(net) && reason.isCalled(wanted))
                .findFirst();
    }

    /** The fields that help against a claim, the decisive ones first; the same ones for what is not listed. */
    public List<String> evidence(String packCategory, ProductType type) {
        Map<ProductType, List<String>> byType = evidence.getOrDefault(packCategory, evidence.get(Reason.GENERAL));
        return byType == null ? List.of() : byType.getOrDefault(type, List.of());
    }

    private static boolean isUmbrella(Reason reason) {
        return UMBRELLAS.contains(reason.network() + "/" + reason.code());
    }

    /** Reasons of bank debits speak of authorisation or of the account: the former is fraud, the latter nothing known. */
    private String category(@Nullable String providerReason) {
        if (providerReason == null) {
            return Reason.GENERAL;
        }
        if (providerReason.equals("debit_not_authorized")) {
            return FRAUDULENT;
        }
        return evidence.containsKey(providerReason) ? providerReason : Reason.GENERAL;
    }

    private static String network(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        return NETWORKS.getOrDefault(lower, lower);
    }

    private static Reasons load() {
        try (InputStream file = Reasons.class.getResourceAsStream(FILE)) {
            return read(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Reasons read(JsonNode root) {
        List<Reason> codes = new ArrayList<>();
        root.path("codes").forEach(code -> codes.add(reason(code)));
        Map<String, Map<ProductType, List<String>>> evidence = new LinkedHashMap<>();
        root.path("evidence_by_category")
                .properties()
                .forEach(category -> evidence.put(category.getKey(), byType(category.getValue())));
        Map<String, EvidenceField> fields = new LinkedHashMap<>();
        root.path("evidence_fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        EvidenceField.of(
                                field.getKey(), field.getValue().path("kind").asText())));
        return new Reasons(codes, evidence, fields);
    }

    private static Map<ProductType, List<String>> byType(JsonNode category) {
        Map<ProductType, List<String>> byType = new LinkedHashMap<>();
        for (ProductType type : ProductType.values()) {
            byType.put(type, List.copyOf(new LinkedHashSet<>(texts(category.path(type.wireName())))));
        }
        return byType;
    }

    private static Reason reason(JsonNode code) {
        return new Reason(
                code.path("network").asText(),
                code.path("code").asText(),
                texts(code.path("aliases")),
                code.path("name").asText(),
                code.path("stripe_category").asText(),
                code.path("pack_category").asText(),
                code.path("stage").asText().equals("inquiry"),
                code.path("challengeable").asBoolean(),
                code.path("tip").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
