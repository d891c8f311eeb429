package io.paythread.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows as lines: JSON, one object each, and CSV by RFC 4180 with a head. Texts that a spreadsheet would take for a formula
 * get an apostrophe in front (OWASP, "CSV Injection").
 */
@Singleton
public class RowForms {
    public static final String LINES = "application/x-ndjson";
    public static final String CSV = "text/csv";
    private static final String FORMULA = "=+-@\t\r";

    private final ObjectMapper json;
    private final CsvMapper csv = new CsvMapper();

    RowForms(ObjectMapper json) {
        this.json = json;
        csv.configure(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING, true);
    }

    /** The rows' fields in order; all rows have the same. */
    public String csv(List<String> columns, List<Map<String, @Nullable Object>> rows, boolean head) {
        CsvSchema.Builder builder = CsvSchema.builder();
        columns.forEach(builder::addColumn);
        CsvSchema schema = builder.build().withLineSeparator("\r\n");
        ObjectWriter writer = csv.writer(head ? schema.withHeader() : schema);
        if (rows.isEmpty()) {
            return head ? String.join(",", columns) + "\r\n" : "";
        }
        return write(() ->
                writer.writeValueAsString(rows.stream().map(RowForms::safe).toList()));
    }

    /** One object for each line, without fields that have no value. */
    public String lines(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(RowForms::present)
                .map(row -> write(() -> json.writeValueAsString(row)) + "\n")
                .collect(Collectors.joining());
    }

    /** One object as a line of JSON, as an answer would hold it: all of it, or these of its fields where any are named. */
    public String line(Object view, Collection<String> fields) {
        if (fields.isEmpty()) {
            return write(() -> json.writeValueAsString(view)) + "\n";
        }
        ObjectNode tree = json.valueToTree(view);
        return write(() -> json.writeValueAsString(tree.retain(fields))) + "\n";
    }

    /** The names of all fields that an object of a type may have in JSON, in order. */
    public List<String> fields(Class<?> view) {
        return json.getSerializationConfig().introspect(json.constructType(view)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .toList();
    }

    /** One object as fields by the columns' names; a field that it has not is null. */
    public Map<String, @Nullable Object> row(List<Column> columns, Object view) {
        JsonNode tree = json.valueToTree(view);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column.name(), value(tree.at(column.pointer()))));
        return row;
    }

    /** A column of a file and where in an object its value stands (RFC 6901). */
    public record Column(String name, String pointer) {
        /** A field of the same name. */
        public static Column of(String name) {
            return new Column(name, "/" + name);
        }
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        return node.isMissingNode() || node.isNull() || node.isObject() ? null : node.asText();
    }

    private static Map<String, Object> safe(Map<String, @Nullable Object> row) {
        Map<String, Object> safe = new LinkedHashMap<>();
        row.forEach((name, value) -> safe.put(name, value == null ? "" : cell(value)));
        return safe;
    }

    private static Object cell(Object value) {
        if (value instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return value;
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> row) {
        Map<String, Object> present = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    private interface Writing {
        String write() throws JsonProcessingException;
    }

    private static String write(Writing writing) {
        try {
            return writing.write();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("a row cannot be written", e));
        }
    }
}
