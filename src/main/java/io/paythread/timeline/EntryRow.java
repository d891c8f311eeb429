package io.paythread.timeline;

import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as stored, with the customer that its account belongs to now. */
public record EntryRow(
        UUID id,
        UUID matterId,
        UUID sourceId,
        Optional<UUID> accountId,
        Optional<UUID> customerId,
        String kind,
        Instant occurredAt,
        int tie,
        Instant recordedAt,
        boolean late,
        boolean unexpected,
        Optional<String> status,
        Optional<MoneyView> money,
        List<String> refs,
        JsonObject detail,
        JsonArray origins) {

    /** The columns that {@link #from} reads of an entry called e; {@code customer_id} comes beside them. */
    static final String COLUMNS =
            """
            e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, \
            e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins""";

    static EntryRow from(Row row) {
        return new EntryRow(
                row.getUUID("id"),
                row.getUUID("matter_id"),
                row.getUUID("source_id"),
                Optional.ofNullable(row.getUUID("account_id")),
                Optional.ofNullable(row.getUUID("customer_id")),
                row.getString("kind"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getInteger("tie"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBoolean("late"),
                row.getBoolean("unexpected"),
                Optional.ofNullable(row.getString("status")),
                Amounts.of(row.getLong("amount"), row.getString("currency")),
                List.of(row.getArrayOfStrings("refs")),
                row.getJsonObject("detail"),
                row.getJsonArray("origins"));
    }

    /** The same entry with other details. */
    EntryRow withDetail(JsonObject other) {
        return new EntryRow(
                id,
                matterId,
                sourceId,
                accountId,
                customerId,
                kind,
                occurredAt,
                tie,
                recordedAt,
                late,
                unexpected,
                status,
                money,
                refs,
                other,
                origins);
    }

    EntryKey key() {
        return new EntryKey(occurredAt, tie, id);
    }

    /** What is known of it. */
    public Details details() {
        return Details.of(detail);
    }

    /** References of other matters that the entry names. */
    public List<String> related() {
        return strings(detail.getJsonArray("related"));
    }

    /** The first sentence that a reader sees. */
    public Optional<String> summary() {
        return Optional.ofNullable(detail.getString("summary"));
    }

    static List<String> strings(@Nullable JsonArray array) {
        return array == null ? List.of() : array.stream().map(String::valueOf).toList();
    }
}
