package io.paythread.stream;

import io.paythread.platform.feed.FeedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Streams by whom they follow, so that a row is not offered to all the readers of other customers. */
final class Audience {
    private final Map<UUID, List<Stream>> ofOne = new HashMap<>();
    private final List<Stream> ofAll = new ArrayList<>();

    Audience(List<Stream> streams) {
        for (Stream stream : streams) {
            stream.filter()
                    .customer()
                    .map(customer -> ofOne.computeIfAbsent(customer, none -> new ArrayList<>()))
                    .orElse(ofAll)
                    .add(stream);
        }
    }

    /** The rows that each stream is to have, in their order; streams that want none are missing. */
    Map<Stream, List<FeedRow>> wanted(List<FeedRow> rows) {
        Map<Stream, List<FeedRow>> wanted = new LinkedHashMap<>();
        for (FeedRow row : rows) {
            offer(row, ofAll, wanted);
            if (row.customer() != null) {
                offer(row, ofOne.getOrDefault(row.customer(), List.of()), wanted);
            }
        }
        return wanted;
    }

    private static void offer(FeedRow row, List<Stream> streams, Map<Stream, List<FeedRow>> wanted) {
        for (Stream stream : streams) {
            if (stream.wants(row)) {
                wanted.computeIfAbsent(stream, none -> new ArrayList<>()).add(row);
            }
        }
    }
}
