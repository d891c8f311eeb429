package io.paythread.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.privacy.PlainText.Edit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes texts that were removed elsewhere out of a stored body as well. */
public final class TextReplacement {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A shorter text stands in other texts by chance: it must be the whole value. */
    private static final int TELLING = 12;

    private TextReplacement() {}

    /**
     * The body with every string value that holds one of the texts replaced by what is left of that text; the same array
     * where none does. What was JSON stays JSON. What is no JSON loses the text wherever it stands.
     */
    public static byte[] in(byte[] body, Map<String, String> texts) {
        Values values = new Values(body, texts);
        return JsonWalk.walk(body, values) ? apply(body, values.edits) : inText(body, texts);
    }

    private static byte[] inText(byte[] body, Map<String, String> texts) {
        String before = new String(body, StandardCharsets.UTF_8);
        String after = before;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (text.getKey().length() < TELLING) {
                continue;
            }
            after = after.replace(text.getKey(), text.getValue());
            after = after.replace(escaped(text.getKey()), escaped(text.getValue()));
        }
        return after.equals(before) ? body : after.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] apply(byte[] body, List<Edit> edits) {
        if (edits.isEmpty()) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        for (Edit edit : edits) {
            out.write(body, at, edit.from() - at);
            out.writeBytes(edit.replacement().getBytes(StandardCharsets.UTF_8));
            at = edit.to();
        }
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** Looks at the values in the order of the body. */
    private static final class Values implements JsonWalk.Visitor {
        private final byte[] body;
        private final Map<String, String> texts;
        private final List<Edit> edits = new ArrayList<>();

        Values(byte[] body, Map<String, String> texts) {
            this.body = body;
            this.texts = texts;
        }

        @Override
        public void key(int from, int to, Iterable<String> path) {}

        @Override
        public void number(int from, int to, String field, Iterable<String> path) {}

        @Override
        public void string(int from, int to, String field, Iterable<String> path) {
            decoded(from, to).ifPresent(value -> texts.entrySet().stream()
                    .filter(text -> holds(value, text.getKey().strip()))
                    .findFirst()
                    .filter(text -> !value.equals(text.getValue()))
                    .ifPresent(text -> edits.add(new Edit(from, to, escaped(text.getValue())))));
        }

        private static boolean holds(String value, String text) {
            return value.strip().equals(text) || (text.length() >= TELLING && value.contains(text));
        }

        private Optional<String> decoded(int from, int to) {
            try {
                String quoted = "\"" + new String(body, from, to - from, StandardCharsets.UTF_8) + "\"";
                return Optional.of(JSON.readValue(quoted, String.class));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }
}
