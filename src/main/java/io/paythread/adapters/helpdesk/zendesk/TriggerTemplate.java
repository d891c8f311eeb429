package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our trigger template ({@code src/docs/zendesk-trigger.md}): one flat object of strings, the fields always in this
 * order. Zendesk does not escape what it puts in, so quotation marks and line breaks of a comment can make the JSON
 * invalid; then the fields are found by their names instead. What the template holds before the first text that a
 * customer can write cannot be forged by that text: each name is looked for after the one before, and the first that is
 * found counts. That is why all fields must be there and why the comment stands last.
 */
final class TriggerTemplate {
    static final String VERSION = "1";

    /** Machine-written fields first, then those that customers can write, the longest last. */
    static final List<String> FIELDS = List.of(
            "paythread_template",
            "change",
            "ticket_id",
            "created_at",
            "updated_at",
            "status",
            "priority",
            "ticket_type",
            "channel",
            "requester_id",
            "assignee_id",
            "group_id",
            "current_user_id",
            "current_user_role",
            "comment_id",
            "comment_author_id",
            "comment_public",
            "tags",
            "external_id",
            "requester_external_id",
            "requester_email",
            "requester_phone",
            "requester_name",
            "comment_author_name",
            "subject",
            "comment");

    private static final Pattern START = Pattern.compile("\\s*+\\{\\s*+\"" + FIELDS.get(0) + "\"\\s*+:\\s*+\"");
    private static final Pattern END = Pattern.compile("\"\\s*+}\\s*+$");
    private static final List<Pattern> BETWEEN = FIELDS.subList(1, FIELDS.size()).stream()
            .map(name -> Pattern.compile("\"\\s*+,\\s*+\"" + name + "\"\\s*+:\\s*+\""))
            .toList();

    private TriggerTemplate() {}

    /** The fields of valid JSON; empty where one is missing or is no text. */
    static Optional<Map<String, String>> read(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : FIELDS) {
            if (!json.path(name).isTextual()) {
                return Optional.empty();
            }
            values.put(name, json.path(name).textValue());
        }
        return ours(values);
    }

    /** The fields of text that is almost JSON; empty where one is not in its place. */
    static Optional<Map<String, String>> readText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int from = start.end();
        for (int i = 0; i < BETWEEN.size(); i++) {
            Matcher next = BETWEEN.get(i).matcher(text);
            if (!next.find(from)) {
                return Optional.empty();
            }
            values.put(FIELDS.get(i), text.substring(from, next.start()));
            from = next.end();
        }
        Matcher end = END.matcher(text);
        if (!end.find(from)) {
            return Optional.empty();
        }
        values.put(FIELDS.get(FIELDS.size() - 1), text.substring(from, end.start()));
        return ours(values);
    }

    private static Optional<Map<String, String>> ours(Map<String, String> values) {
        return VERSION.equals(values.get(FIELDS.get(0))) ? Optional.of(values) : Optional.empty();
    }
}
