package io.paythread.ingest;

import static io.paythread.ingest.spi.SplitEvent.Form.SNAPSHOT;
import static io.paythread.ingest.spi.SplitEvent.Form.THIN;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SourceKind;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import io.paythread.ingest.spi.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provider that sends lines of plain words, each an event: {@code reference type [twin] [| text]}. It can bring about
 * what real ones never send.
 */
@ApplicationScoped
class FakeAdapter implements SourceAdapter {
    static final String PROVIDER = "fake";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.CUSTOM;
    }

    @Override
    public Verdict verify(InboundRequest request, KeyMaterial keys, Instant now) {
        return FakeSignature.verify(request, keys, now);
    }

    @Override
    public List<SplitEvent> split(InboundRequest request) {
        List<SplitEvent> events = new String(request.body(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> event(line.split(" \\|", -1)[0].split(" ", -1), line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return events.isEmpty() ? List.of(event(new String[0], request.body())) : events;
    }

    private static SplitEvent event(String[] words, byte[] line) {
        if (words.length < 2 || words[0].isBlank() || words[1].isBlank()) {
            return Storable.unreadable(new SplitEvent("", Optional.empty(), "", Optional.empty(), "", SNAPSHOT, line));
        }
        Optional<String> twin = words.length > 2 ? Optional.of(words[2]) : Optional.empty();
        return new SplitEvent(
                words[0], twin, words[1], Optional.empty(), words[0], twin.isPresent() ? THIN : SNAPSHOT, line);
    }

    @Override
    public Translation translate(InboundEvent event) {
        return event.type().equals(SplitEvent.UNREADABLE)
                ? new Translation.Unreadable("the line is not of at least two words")
                : new Translation.Ignored("fake");
    }

    @Override
    public RetryAnswer whenNotStored() {
        return new RetryAnswer(409, 7);
    }

    @Override
    public Set<String> idFields() {
        return Set.of();
    }
}
