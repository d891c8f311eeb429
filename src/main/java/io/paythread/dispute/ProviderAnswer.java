package io.paythread.dispute;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What a provider answered.
 *
 * @param status the HTTP status; 0 where none came
 * @param body what stood in it; empty where it was no JSON object
 */
record ProviderAnswer(int status, JsonObject body) {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    static ProviderAnswer of(int status, String text) {
        try {
            return new ProviderAnswer(status, new JsonObject(text));
        } catch (DecodeException | ClassCastException noJson) {
            return new ProviderAnswer(status, new JsonObject());
        }
    }

    static ProviderAnswer none() {
        return new ProviderAnswer(0, new JsonObject());
    }

    boolean succeeded() {
        return status / 100 == 2;
    }

    /** Whether the same call may do better later; whether it took effect is not known then. */
    boolean worthARetry() {
        return status == 0 || status == CONFLICT || status == TOO_MANY || status >= 500 || status / 100 == 3;
    }

    /** The provider's code of the error. */
    String code() {
        JsonObject error = body.getJsonObject("error", new JsonObject());
        String code = error.getString("code", error.getString("type", ""));
        return code.matches("[a-z0-9_]{1,80}") ? code : "http_" + status;
    }

    String disputeState() {
        return body.getValue("status") instanceof String text ? text : "";
    }

    long submissions() {
        return body.getValue("evidence_details") instanceof JsonObject details
                        && details.getValue("submission_count") instanceof Number count
                ? count.longValue()
                : 0;
    }
}
