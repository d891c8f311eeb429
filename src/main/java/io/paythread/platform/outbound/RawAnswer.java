package io.paythread.platform.outbound;

import io.paythread.platform.problem.TextFilter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer before anything was taken out of it. Goes no further than this package. */
record RawAnswer(int status, Map<String, String> headers, Buffer body) {
    /** What is kept of a body. */
    static final int MAX_KEPT = 4096;

    /** As it may be kept: redacted first, then cut, so that no number escapes at the cut. */
    OutboundAnswer cleaned(List<TextFilter> filters) {
        String text = new String(body.getBytes(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        for (TextFilter filter : filters) {
            text = filter.clean(text);
        }
        return new OutboundAnswer(status, headers, cut(text));
    }

    private static String cut(String text) {
        int length = Math.min(text.length(), MAX_KEPT);
        while (text.substring(0, length).getBytes(StandardCharsets.UTF_8).length > MAX_KEPT
                || (length > 0 && Character.isHighSurrogate(text.charAt(length - 1)))) {
            length--;
        }
        return text.substring(0, length);
    }
}
