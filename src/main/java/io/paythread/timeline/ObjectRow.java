package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The present state of an object as stored, with the customer that its account belongs to now. */
public record ObjectRow(
        UUID id,
        ObjectType type,
        UUID sourceId,
        String reference,
        UUID matterId,
        Optional<UUID> accountId,
        Optional<UUID> customerId,
        Optional<String> status,
        Optional<MoneyView> money,
        Instant occurredAt,
        Instant recordedAt,
        boolean unexpected,
        JsonObject state) {

    /** The columns that {@link #from} reads of an object called o; {@code customer_id} comes beside them. */
    static final String COLUMNS =
            """
            o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, \
            o.occurred_at, o.recorded_at, o.unexpected, o.state""";

    static ObjectRow from(Row row) {
        return new ObjectRow(
                row.getUUID("id"),
                ObjectType.ofWireName(row.getString("type")),
                row.getUUID("source_id"),
                row.getString("reference"),
                row.getUUID("matter_id"),
                Optional.ofNullable(row.getUUID("account_id")),
                Optional.ofNullable(row.getUUID("customer_id")),
                Optional.ofNullable(row.getString("status")),
                Amounts.of(row.getLong("amount"), row.getString("currency")),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBoolean("unexpected"),
                row.getJsonObject("state"));
    }

    /** The same object with other details. */
    ObjectRow withState(JsonObject other) {
        return new ObjectRow(
                id,
                type,
                sourceId,
                reference,
                matterId,
                accountId,
                customerId,
                status,
                money,
                occurredAt,
                recordedAt,
                unexpected,
                other);
    }

    /** What is known of it. */
    public Details details() {
        return Details.of(state);
    }

    ObjectKey key() {
        return new ObjectKey(occurredAt, id);
    }

    /** The reference with its type: {@code refund:re_1}. */
    public String spelled() {
        return type.wireName() + ":" + reference;
    }

    /** References of the same matter that this object's events name. */
    public List<String> about() {
        return EntryRow.strings(state.getJsonArray("about"));
    }

    /** References of other matters. */
    public List<String> related() {
        return EntryRow.strings(state.getJsonArray("related"));
    }

    /** Whether the two name one another, in either direction. */
    public boolean concerns(ObjectRow other) {
        return matterId.equals(other.matterId)
                && (about().contains(other.spelled()) || other.about().contains(spelled()));
    }

    /** The source's id, as the API gives it. */
    public String source() {
        return PublicId.format(IdPrefix.SOURCE, sourceId);
    }

    /** The id of the account that it belongs to, as the API gives it. */
    public @Nullable String account() {
        return PublicIds.orNull(IdPrefix.ACCOUNT, accountId);
    }

    /** The id of the customer that it belongs to now, as the API gives it. */
    public @Nullable String customer() {
        return PublicIds.orNull(IdPrefix.CUSTOMER, customerId);
    }

    /** What the provider calls it. */
    List<ExternalRef> externalRefs() {
        return List.of(ExternalRef.of(sourceId, spelled(), details().text(Attribute.URL)));
    }

    /** Our id of the first object of a type that the events name, also one of another matter. */
    public Optional<String> linked(ObjectType wanted) {
        return Stream.concat(about().stream(), related().stream())
                .filter(text -> PublicIds.type(text) == wanted)
                .findFirst()
                .flatMap(text -> PublicIds.of(wanted, PublicIds.uuid(sourceId, text)));
    }
}
