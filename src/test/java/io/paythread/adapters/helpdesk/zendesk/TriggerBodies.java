package io.paythread.adapters.helpdesk.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trigger template as Zendesk fills it in: text is put in as it is, not escaped. */
final class TriggerBodies {
    private final Map<String, String> values = new LinkedHashMap<>();

    private TriggerBodies() {}

    static TriggerBodies of(String change) {
        TriggerBodies body = new TriggerBodies();
        TriggerTemplate.FIELDS.forEach(name -> body.values.put(name, ""));
        return body.with("paythread_template", "1")
                .with("change", change)
                .with("ticket_id", "9001")
                .with("created_at", "2026-09-14T09:12:40Z")
                .with("updated_at", "2026-09-14T09:20:00Z")
                .with("status", "Open")
                .with("priority", "High")
                .with("channel", "Mail")
                .with("requester_id", "501")
                .with("assignee_id", "77")
                .with("current_user_id", "77")
                .with("current_user_role", "Agent")
                .with("comment_id", "3001")
                .with("comment_author_id", "77")
                .with("comment_public", "true")
                .with("tags", "payment es")
                .with("requester_email", "ana@example.com")
                .with("requester_name", "Ana Ruiz")
                .with("comment_author_name", "Leo")
                .with("subject", "Pago rechazado")
                .with("comment", "We are looking into it.");
    }

    TriggerBodies with(String name, String value) {
        values.put(name, value);
        return this;
    }

    TriggerBodies without(String name) {
        values.remove(name);
        return this;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text.append(separator)
                    .append("  \"")
                    .append(entry.getKey())
                    .append("\": \"")
                    .append(entry.getValue())
                    .append('"');
            separator = ",\n";
        }
        return text.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
