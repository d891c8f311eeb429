package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.LiveMode;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that is known of one matter, as the formulas look at it.
 *
 * @param objects oldest first
 * @param entries oldest first
 * @param contacts tickets about payments of the matter
 * @param besides of tickets of the matter: others about the same payment
 */
record Known(
        UUID matter,
        UUID source,
        List<ObjectRow> objects,
        List<EntryRow> entries,
        List<Contact> contacts,
        List<Contact> besides) {
    private static final Comparator<ObjectRow> OLDEST =
            Comparator.comparing(ObjectRow::occurredAt).thenComparing(ObjectRow::id);

    Known {
        objects = objects.stream().sorted(OLDEST).toList();
        entries = List.copyOf(entries);
        contacts = List.copyOf(contacts);
        besides = List.copyOf(besides);
    }

    /** Whether anything of it is real by the provider's word. */
    boolean isLive() {
        return objects.stream().anyMatch(LiveMode::isLive);
    }

    /** Whether it was only tried out. */
    boolean isTest() {
        return objects.stream().anyMatch(object -> LiveMode.isTest(object, objects)) && !isLive();
    }

    List<ObjectRow> all(ObjectType type) {
        return objects.stream().filter(object -> object.type() == type).toList();
    }

    /** Objects of a type that belong to the payment; where it is the only payment, all of them. */
    List<ObjectRow> of(ObjectRow payment, ObjectType type) {
        boolean only = all(ObjectType.PAYMENT).size() == 1;
        return all(type).stream()
                .filter(other -> only || payment.concerns(other))
                .toList();
    }

    /** The payment that an object belongs to. */
    Optional<ObjectRow> paymentOf(ObjectRow object) {
        List<ObjectRow> payments = all(ObjectType.PAYMENT);
        return payments.size() == 1
                ? Optional.of(payments.get(0))
                : payments.stream().filter(object::concerns).findFirst();
    }

    /** The entries that an object's state rests on, of these kinds. */
    List<EntryRow> entriesOf(ObjectRow object, Kind... kinds) {
        JsonArray ids = object.state().getJsonArray("entries", new JsonArray());
        return entries(kinds)
                .filter(entry -> ids.contains(entry.id().toString()))
                .toList();
    }

    Stream<EntryRow> entries(Kind... kinds) {
        List<String> names = Arrays.stream(kinds).map(Kind::wireName).toList();
        return entries.stream().filter(entry -> names.contains(entry.kind()));
    }

    /** The first moment at which one of these happened to the object. */
    Optional<Instant> first(ObjectRow object, Kind... kinds) {
        return entriesOf(object, kinds).stream().findFirst().map(EntryRow::occurredAt);
    }

    /** A record of this object. */
    Counted counted(Series series, Instant at, ObjectRow object, Counted.Marks marks, long a, long b, long c) {
        Optional<UUID> payment = object.type() == ObjectType.PAYMENT
                ? Optional.of(object.id())
                : paymentOf(object).map(ObjectRow::id);
        return new Counted(series, at, object.type().wireName(), object.id(), matter, payment, marks, a, b, c);
    }

    /** Where an object belongs by what is known of it, and of the other where it is silent itself. */
    Counted.Marks marks(ObjectRow object, Optional<ObjectRow> other) {
        String brand = text(object, other, Attribute.CARD_BRAND);
        String network = text(object, other, Attribute.NETWORK);
        return new Counted.Marks(
                source,
                object.money()
                        .or(() -> other.flatMap(ObjectRow::money))
                        .map(money -> money.currency())
                        .orElse(""),
                "",
                network.isEmpty() ? brand : network,
                text(object, other, Attribute.METHOD),
                text(object, other, Attribute.CARD_COUNTRY).toUpperCase(Locale.ROOT));
    }

    private static String text(ObjectRow object, Optional<ObjectRow> other, Attribute attribute) {
        return text(object.details(), attribute)
                .or(() -> other.flatMap(one -> text(one.details(), attribute)))
                .orElse("");
    }

    static Optional<String> text(Details details, Attribute attribute) {
        return Optional.ofNullable(details.text(attribute)).map(value -> shortened(value.toLowerCase(Locale.ROOT)));
    }

    /** Dimensions are words of vocabularies; what is longer is somebody's mistake. */
    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }
}
