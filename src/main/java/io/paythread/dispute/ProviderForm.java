package io.paythread.dispute;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pack in the provider's own field names. Pure. */
final class ProviderForm {
    private ProviderForm() {}

    /**
     * As Stripe takes it.
     *
     * @param files what stands in each file's field: the provider's id of the file, or the file's name
     */
    static JsonObject evidence(Pack pack, CompellingEvidence earlier, Purchase disputed, Map<String, String> files) {
        JsonObject evidence = new JsonObject();
        pack.content().fields().forEach((field, text) -> {
            if (!text.isBlank() && !field.contains(".")) {
                evidence.put(field, text);
            }
        });
        files.forEach(evidence::put);
        enhanced(pack, earlier, disputed, evidence);
        return evidence;
    }

    private static void enhanced(Pack pack, CompellingEvidence earlier, Purchase disputed, JsonObject evidence) {
        JsonObject enhanced = new JsonObject();
        if (earlier.chosen().size() > 1) {
            JsonArray prior = new JsonArray();
            earlier.chosen()
                    .forEach(candidate -> prior.add(identifiers(candidate.purchase(), earlier)
                            .put("charge", candidate.purchase().charge())));
            JsonObject own = identifiers(disputed, earlier)
                    .put(
                            "merchandise_or_services",
                            pack.content().product() == ProductType.PHYSICAL ? "merchandise" : "services");
            enhanced.put(
                    "visa_compelling_evidence_3",
                    new JsonObject().put("disputed_transaction", own).put("prior_undisputed_transactions", prior));
        }
        if ("true".equals(pack.content().fields().get("enhanced_evidence.visa_compliance.fee_acknowledged"))) {
            enhanced.put("visa_compliance", new JsonObject().put("fee_acknowledged", "true"));
        }
        if (!enhanced.isEmpty()) {
            evidence.put("enhanced_evidence", enhanced);
        }
    }

    private static JsonObject identifiers(Purchase purchase, CompellingEvidence earlier) {
        JsonObject told = new JsonObject();
        for (Element element : Element.values()) {
            String value = purchase.elements().get(element);
            if (value != null && earlier.elements().contains(element)) {
                switch (element) {
                    case PURCHASE_IP -> told.put("customer_purchase_ip", value);
                    case DEVICE_ID -> told.put("customer_device_id", value);
                    case DEVICE_FINGERPRINT -> told.put("customer_device_fingerprint", value);
                    case EMAIL -> told.put("customer_email_address", value);
                    case ACCOUNT_ID -> told.put("customer_account_id", value);
                    case SHIPPING_ADDRESS -> told.put("shipping_address", new JsonObject().put("line1", value));
                }
            }
        }
        purchase.product().ifPresent(product -> told.put("product_description", product));
        return told;
    }

    /** Stripe's way of writing objects and lists into a form: {@code evidence[a][b][0]}. */
    static Map<String, String> form(String name, JsonObject object) {
        Map<String, String> form = new TreeMap<>();
        object.forEach(field -> put(form, name + "[" + field.getKey() + "]", field.getValue()));
        return form;
    }

    private static void put(Map<String, String> form, String name, Object value) {
        if (value instanceof JsonObject object) {
            form.putAll(form(name, object));
        } else if (value instanceof JsonArray array) {
            List<?> items = array.getList();
            for (int i = 0; i < items.size(); i++) {
                put(form, name + "[" + i + "]", items.get(i));
            }
        } else {
            form.put(name, String.valueOf(value));
        }
    }
}
