package io.paythread.projection;

import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.platform.id.Ids;
import io.paythread.projection.LogStore.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The steps of a story as the log would have them: each event once. */
final class LoggedSteps {
    private LoggedSteps() {}

    static List<LoggedEvent> of(List<Step> steps, Map<String, SourceAdapter> adapters) {
        List<LoggedEvent> events = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : steps) {
            String provider = step.provider().name().toLowerCase(Locale.ROOT);
            SourceAdapter adapter = Objects.requireNonNull(adapters.get(provider));
            InboundRequest request =
                    new InboundRequest(Map.of(), step.body().getBytes(StandardCharsets.UTF_8), step.receivedAt());
            SplitEvent split = adapter.split(request).get(0);
            if (seen.add(split.reference())) {
                events.add(logged(step.provider(), provider, step, split));
            }
        }
        return events;
    }

    private static LoggedEvent logged(Provider source, String provider, Step step, SplitEvent split) {
        InboundEvent event = new InboundEvent(
                Ids.derived("inbound", split.reference()),
                Ids.derived("source", source.name()),
                split.reference(),
                split.type(),
                split.providerTime(),
                step.receivedAt(),
                split.form(),
                split.body());
        return new LoggedEvent(new Position("1", 1), provider, "webhook", false, event);
    }
}
