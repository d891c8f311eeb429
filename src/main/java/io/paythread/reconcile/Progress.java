package io.paythread.reconcile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a job came, as its checkpoint.
 *
 * @param streams those that are not read to their end yet; the first is being read
 * @param place where the next page of the first begins; opaque
 * @param holes gaps that the next page fills; empty while it has not been compared
 * @param lacking how many events were missing of that page
 * @param pages read so far
 * @param fetched items read
 * @param stored of these, items that were new
 * @param recovered of these, events that should have come by themselves
 * @param tries in vain, in a row
 * @param givenUp why it goes on no more
 */
record Progress(
        List<String> streams,
        Optional<String> place,
        List<UUID> holes,
        int lacking,
        long pages,
        long fetched,
        long stored,
        long recovered,
        int tries,
        Optional<String> givenUp) {

    Progress {
        streams = List.copyOf(streams);
        holes = List.copyOf(holes);
    }

    static Progress start(List<String> streams) {
        return new Progress(streams, Optional.empty(), List.of(), 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    /** The page here has been compared; next it is fetched again and stored. */
    Progress lacking(int events, List<UUID> gaps) {
        return new Progress(streams, place, gaps, events, pages, fetched, stored, recovered, 0, givenUp);
    }

    /** The page here is done. */
    Progress past(Optional<String> next, int items, int fresh) {
        List<String> left = next.isPresent() ? streams : streams.subList(1, streams.size());
        return new Progress(
                left,
                next,
                List.of(),
                0,
                pages + 1,
                fetched + items,
                stored + fresh,
                recovered + lacking,
                0,
                Optional.empty());
    }

    Progress inVain() {
        return new Progress(
                streams, place, holes, lacking, pages, fetched, stored, recovered, tries + 1, Optional.empty());
    }

    Progress givingUp(String reason) {
        return new Progress(
                streams, place, holes, lacking, pages, fetched, stored, recovered, tries, Optional.of(reason));
    }

    boolean ended() {
        return streams.isEmpty();
    }

    boolean filling() {
        return lacking > 0;
    }

    /** What readers of the job see. */
    JsonObject result() {
        return new JsonObject().put("fetched", fetched).put("stored", stored).put("recovered", recovered);
    }

    JsonObject json() {
        JsonObject json = result().put("streams", new JsonArray(streams))
                .put("holes", new JsonArray(holes.stream().map(UUID::toString).toList()))
                .put("lacking", lacking)
                .put("pages", pages)
                .put("tries", tries);
        place.ifPresent(value -> json.put("place", value));
        givenUp.ifPresent(value -> json.put("given_up", value));
        return json;
    }

    static Progress of(JsonObject json) {
        return new Progress(
                strings(json, "streams").toList(),
                Optional.ofNullable(json.getString("place")),
                strings(json, "holes").map(UUID::fromString).collect(Collectors.toUnmodifiableList()),
                json.getInteger("lacking"),
                json.getLong("pages"),
                json.getLong("fetched"),
                json.getLong("stored"),
                json.getLong("recovered"),
                json.getInteger("tries"),
                Optional.ofNullable(json.getString("given_up")));
    }

    private static Stream<String> strings(JsonObject json, String field) {
        return json.getJsonArray(field).stream().map(String::valueOf);
    }
}
