package io.paythread.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, or looked at.
 *
 * @param actor who: {@code key:reporting}, {@code user:usr_…}, {@code system}
 * @param action what, as a stable word: {@code source.create}
 * @param objectType to what: {@code source}
 * @param objectId the object's public id
 * @param before the values before, of those that matter; empty for something new or a view. Values are strings, whole
 *     numbers, truth values, null, lists and maps of these, and {@link Personal}. Secrets do not belong here, in no form
 * @param after the values after, likewise; empty where nothing is left
 * @param reason why, in the words of who did it
 * @param requestId the request that caused it
 */
public record AuditEntry(
        String actor,
        String action,
        String objectType,
        String objectId,
        Map<String, ? extends @Nullable Object> before,
        Map<String, ? extends @Nullable Object> after,
        @Nullable String reason,
        String requestId) {
    public AuditEntry {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(objectId);
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /** Nothing changed: somebody looked at what is sensitive. */
    public static AuditEntry view(String actor, String action, String objectType, String objectId, String requestId) {
        return new AuditEntry(actor, action, objectType, objectId, Map.of(), Map.of(), null, requestId);
    }
}
