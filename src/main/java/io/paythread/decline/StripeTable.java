package io.paythread.decline;

import io.paythread.decline.DeclineCode.Related;
import io.paythread.decline.DeclineCode.Retry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code decline_codes.json}. */
final class StripeTable {
    private StripeTable() {}

    static List<DeclineCode> load() {
        return Tables.rows(Tables.read("decline_codes.json"), "codes")
                .map(StripeTable::code)
                .toList();
    }

    private static DeclineCode code(JsonObject row) {
        return new DeclineCode(
                Vocabulary.STRIPE,
                row.getString("code"),
                Optional.empty(),
                row.getString("group"),
                row.getString("kind"),
                row.getString("actor"),
                row.getBoolean("disclose"),
                row.getString("code"),
                row.getString("message"),
                retry(row),
                Optional.ofNullable(row.getInteger("visa_category")),
                Optional.empty(),
                new Related(
                        List.of(),
                        Tables.strings(row.getJsonArray("adyen_refusal_codes")),
                        Tables.strings(row.getJsonArray("iso8583"))),
                row.getBoolean("deprecated"));
    }

    private static Retry retry(JsonObject row) {
        JsonObject retry = row.getJsonObject("retry");
        return new Retry(
                RetryPolicy.ofWireName(retry.getString("policy")),
                Optional.ofNullable(retry.getInteger("min_wait_hours")).map(Duration::ofHours),
                Optional.ofNullable(retry.getInteger("max_attempts")),
                retry.getBoolean("new_credential_required"),
                row.getBoolean("smart_retries_blocked"));
    }
}
