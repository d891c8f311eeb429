package io.paythread.stream;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.trace.TraceContexts;
import io.paythread.platform.trace.TraceStep;
import io.paythread.platform.trace.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Traces go on to the live stream: one step for each row, whoever listens. */
@Singleton
class StreamTraces {
    private final Tracing tracing;
    private final TraceContexts contexts;

    StreamTraces(Tracing tracing, TraceContexts contexts) {
        this.tracing = tracing;
        this.contexts = contexts;
    }

    /** Does it, as a step of the traces that the rows belong to. */
    Uni<Void> during(List<FeedRow> rows, List<Stream> streams, Supplier<Uni<Void>> work) {
        if (!tracing.isOn() || rows.isEmpty()) {
            return work.get();
        }
        return contexts.of(rows.stream().map(FeedRow::id).toList()).chain(known -> {
            List<TraceStep> steps = begin(rows, streams, known);
            return work.get().onTermination().invoke(() -> steps.forEach(TraceStep::end));
        });
    }

    private List<TraceStep> begin(List<FeedRow> rows, List<Stream> streams, Map<UUID, String> known) {
        return rows.stream()
                .filter(row -> known.containsKey(row.id()))
                .map(row -> tracing.step("stream", Optional.ofNullable(known.get(row.id())))
                        .tell("paythread.feed.type", row.type())
                        .tell(
                                "paythread.clients",
                                streams.stream()
                                        .filter(stream -> stream.wants(row))
                                        .count()))
                .toList();
    }
}
