package io.paythread.timeline;

import io.paythread.decline.ExplanationView;
import io.paythread.decline.Speaker;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry in JSON.
 *
 * @param occurredAt the provider's time
 * @param recordedAt first known to us
 * @param subject what it is about first
 * @param late whether it came so late that a reader may have seen the timeline without it
 * @param unexpected whether the provider's states do not allow this move
 * @param attributes details by name
 * @param origins the events that tell of it
 * @param links other objects that it names
 * @param explanation why it failed, in words; only where the reader asked for a language
 */
public record EntryView(
        String id,
        String object,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        String source,
        @Nullable String account,
        @Nullable String customer,
        LinkView subject,
        @Nullable MoneyView money,
        @Nullable String status,
        @Nullable String summary,
        boolean late,
        boolean unexpected,
        Map<String, Object> attributes,
        List<OriginView> origins,
        List<LinkView> links,
        List<ExternalRef> externalRefs,
        @Nullable ExplanationView explanation) {

    /**
     * Another object.
     *
     * @param type what sort of object
     * @param id our id; null for sorts without a resource
     * @param reference the provider's id
     * @param url its address here
     */
    public record LinkView(String type, @Nullable String id, @Nullable String reference, @Nullable String url) {

        static LinkView of(UUID source, String reference) {
            ObjectType type = PublicIds.type(reference);
            UUID id = PublicIds.uuid(source, reference);
            return new LinkView(
                    type.wireName(),
                    PublicIds.of(type, id).orElse(null),
                    type == ObjectType.ACCOUNT ? null : PublicIds.value(reference),
                    PublicIds.address(type, id).orElse(null));
        }
    }

    /**
     * An event that tells of the entry.
     *
     * @param type the provider's name of the event type
     * @param reference the provider's id of the event
     * @param origin how it came: webhook or reconcile
     * @param bodyUrl where its bytes can be read, by those who may
     */
    public record OriginView(
            String inboundEvent,
            String type,
            String reference,
            Instant occurredAt,
            Instant recordedAt,
            String origin,
            String bodyUrl) {

        static OriginView of(JsonObject origin) {
            String id = PublicId.format(IdPrefix.INBOUND_EVENT, UUID.fromString(origin.getString("inbound_event")));
            return new OriginView(
                    id,
                    origin.getString("type"),
                    origin.getString("reference"),
                    origin.getInstant("occurred_at"),
                    origin.getInstant("recorded_at"),
                    origin.getString("origin"),
                    "/v1/inbound-events/" + id + "/body");
        }
    }

    static EntryView of(EntryRow row) {
        return of(row, Optional.empty());
    }

    static EntryView of(EntryRow row, Optional<Speaker> speaker) {
        return new EntryView(
                PublicId.format(IdPrefix.ENTRY, row.id()),
                "entry",
                row.kind(),
                row.occurredAt(),
                row.recordedAt(),
                PublicId.format(IdPrefix.SOURCE, row.sourceId()),
                PublicIds.orNull(IdPrefix.ACCOUNT, row.accountId()),
                PublicIds.orNull(IdPrefix.CUSTOMER, row.customerId()),
                LinkView.of(row.sourceId(), row.refs().get(0)),
                row.money().orElse(null),
                row.status().orElse(null),
                row.summary().orElse(null),
                row.late(),
                row.unexpected(),
                Optional.ofNullable(row.detail().getJsonObject("attributes"))
                        .map(JsonObject::getMap)
                        .orElse(Map.of()),
                row.origins().stream()
                        .map(JsonObject.class::cast)
                        .map(OriginView::of)
                        .toList(),
                Stream.concat(row.refs().stream().skip(1), row.related().stream())
                        .distinct()
                        .map(reference -> LinkView.of(row.sourceId(), reference))
                        .toList(),
                ExternalRef.all(row.sourceId(), row.refs()),
                Reasons.explained(speaker, row));
    }
}
