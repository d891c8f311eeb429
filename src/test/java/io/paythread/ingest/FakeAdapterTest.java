package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.SourceAdapter.RetryAnswer;
import io.paythread.ingest.spi.SourceAdapterContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fake keeps the promises of the adapters that it stands for. */
class FakeAdapterTest extends SourceAdapterContract {
    private final FakeAdapter adapter = new FakeAdapter();

    @Override
    protected SourceAdapter adapter() {
        return adapter;
    }

    @Override
    protected InboundRequest signed(byte[] body, String secret, Instant at) {
        return new InboundRequest(Map.of(FakeSignature.HEADER, List.of(FakeSignature.of(secret, at, body))), body, at);
    }

    @Override
    protected Set<String> signatureHeaders() {
        return Set.of(FakeSignature.HEADER);
    }

    @Override
    protected byte[] known() {
        return "a made | of words".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected byte[] unknown() {
        return "b unheard-of".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected boolean sendsAgainAfter(RetryAnswer answer) {
        return answer.status() == 409;
    }
}
