package io.paythread.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit log as JSON.
 *
 * @param object always {@code audit_event}
 * @param seq its place in the chain; null for the moment until it is sealed
 * @param target what it was done to
 * @param before the values that changed, as they were
 * @param after the same values since then
 * @param hash of the chain up to this row, in hexadecimal digits
 */
record AuditEventView(
        String id,
        String object,
        @Nullable Long seq,
        Instant recordedAt,
        String actor,
        String action,
        Target target,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String reason,
        String requestId,
        @Nullable String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** Type and id of an object. */
    record Target(String type, String id) {}

    static AuditEventView of(SealedRow sealed) {
        AuditRow row = sealed.row();
        return new AuditEventView(
                PublicId.format(IdPrefix.AUDIT_EVENT, row.id()),
                "audit_event",
                sealed.head().map(ChainHead::position).orElse(null),
                row.recordedAt(),
                row.actor(),
                row.action(),
                new Target(row.objectType(), row.objectId()),
                values(row.before()),
                values(row.after()),
                row.reason(),
                row.requestId(),
                sealed.head().map(ChainHead::hash).orElse(null));
    }

    /** Text that is no JSON was not written by this service; verification names it. */
    private static Map<String, Object> values(String json) {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            return Map.of("unreadable", true);
        }
    }
}
