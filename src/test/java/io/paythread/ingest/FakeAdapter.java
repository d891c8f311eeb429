package io.paythread.ingest;

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
 * A provider that signs with the bare secret and sends plain words: {@code reference type [twin] [| text]}. It can
 * bring about what real ones never send.
 */
@ApplicationScoped
class FakeAdapter implements SourceAdapter {
    static final String PROVIDER = "fake";
    static final String SIGNATURE = "x-fake-signature";

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
        Optional<String> signature = request.header(SIGNATURE);
        if (signature.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.MISSING_SIGNATURE);
        }
        return keys.secrets().contains(signature.get())
                ? new Verdict.Accepted()
                : new Verdict.Refused(Verdict.Reason.WRONG_SIGNATURE);
    }

    @Override
    public List<SplitEvent> split(InboundRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> event(line.split(" \\|", -1)[0].split(" ", -1), line))
                .toList();
    }

    private static SplitEvent event(String[] words, String line) {
        Optional<String> twin = words.length > 2 ? Optional.of(words[2]) : Optional.empty();
        return new SplitEvent(
                words[0],
                twin,
                words[1],
                Optional.empty(),
                words[0],
                twin.isPresent() ? SplitEvent.Form.THIN : SplitEvent.Form.SNAPSHOT,
                line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Translation translate(InboundEvent event) {
        return new Translation.Ignored("fake");
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
