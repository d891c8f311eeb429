package io.paythread.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.Rendered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows as frames for all readers who may see the same: what a row is about is written once, and a whole frame, which bears
 * the reader's cursor, once for each filter.
 */
final class Frames {
    private final FeedRows rows;
    private final ObjectMapper json;
    private final Map<UUID, Rendered> written = new HashMap<>();
    private final Map<Place, Frame> frames = new HashMap<>();

    /** All that the cursor in a frame depends on. */
    private record Place(FeedFilter filter, String epoch, UUID row) {}

    Frames(FeedRows rows, ObjectMapper json, Map<UUID, Rendered> rendered) {
        this.rows = rows;
        this.json = json;
        rendered.forEach((row, shown) ->
                written.put(row, new Rendered(new RawValue(write(json, shown.view())), shown.reserved())));
    }

    List<Frame> of(FeedFilter filter, String epoch, List<FeedRow> wanted) {
        return wanted.stream()
                .map(row -> frames.computeIfAbsent(new Place(filter, epoch, row.id()), place -> frame(place, row)))
                .toList();
    }

    private Frame frame(Place place, FeedRow row) {
        FeedRowView view = rows.view(row, place.filter(), place.epoch(), written);
        return frame(json, view);
    }

    /** A row as a frame. */
    static Frame frame(ObjectMapper json, FeedRowView view) {
        return Frame.of(view.cursor(), view.type(), write(json, view));
    }

    private static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row cannot be written", e);
        }
    }
}
