package io.paythread.delivery;

import io.paythread.platform.outbound.OutboundAnswer;
import io.paythread.platform.outbound.OutboundException;
import io.paythread.platform.outbound.OutboundException.Stage;
import io.paythread.platform.outbound.OutboundHttp;
import io.paythread.platform.outbound.OutboundRequest;
import io.paythread.platform.outbound.RefusedUrlException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends one claimed message once and has recorded what came of it. */
@Singleton
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final String RETRY_AFTER = "Retry-After";
    /** Faults beside those of the client: the secrets do not open, or the body cannot be made. */
    private static final String NO_SECRET = "secret";

    private static final String NO_BODY = "body";

    private final OutboundHttp http;
    private final Bodies bodies;
    private final Outcomes outcomes;
    private final DeliveryTraces traces;
    private final DeliveryConfig config;
    private final Clock clock;

    Sender(
            OutboundHttp http,
            Bodies bodies,
            Outcomes outcomes,
            DeliveryTraces traces,
            DeliveryConfig config,
            Clock clock) {
        this.http = http;
        this.bodies = bodies;
        this.outcomes = outcomes;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    /** Fails only where the database does; the lease runs out then, and the message is sent again. */
    Uni<Void> send(Claimed claim) {
        Instant started = clock.instant();
        return traces.attempt(claim)
                .chain(step ->
                        answer(claim, started, step.context()).invoke(answer -> DeliveryTraces.ended(step, answer)))
                .chain(answer -> outcomes.record(claim, started, answer));
    }

    private Uni<Answer> answer(Claimed claim, Instant started, Optional<String> trace) {
        return claim.receiver().secrets().isEmpty()
                ? Uni.createFrom().item(Answer.fault(NO_SECRET))
                : Uni.createFrom()
                        .deferred(() -> bodies.of(claim))
                        .chain(body -> post(claim, body, started, trace))
                        // A body that cannot be made must not be tried for ever, nor keep others waiting.
                        .onFailure(Sender::isOurs)
                        .invoke(failure -> LOG.errorf(
                                failure,
                                "body not made message=%s",
                                claim.message().publicId()))
                        .onFailure(Sender::isOurs)
                        .recoverWithItem(failure -> Answer.fault(NO_BODY));
    }

    private static boolean isOurs(Throwable failure) {
        return failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException;
    }

    private Uni<Answer> post(Claimed claim, String body, Instant now, Optional<String> trace) {
        return Uni.createFrom()
                .deferred(() -> http.send(request(claim, body, now, trace)))
                .map(Sender::answer)
                .onFailure(OutboundException.class)
                .recoverWithItem(failure -> Answer.fault(failure.stage().wireName()))
                // The configuration opens it no more.
                .onFailure(RefusedUrlException.class)
                .recoverWithItem(refused -> Answer.fault(Stage.REFUSED_ADDRESS.wireName()));
    }

    private OutboundRequest request(Claimed claim, String body, Instant now, Optional<String> trace) {
        Endpoint.Settings settings = claim.receiver().settings();
        Map<String, String> headers = new HashMap<>(claim.receiver().headers());
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Paythread");
        trace.ifPresent(context -> headers.put("traceparent", context));
        if (settings.handshake()) {
            headers.put(Handshake.ORIGIN, config.origin());
        }
        headers.putAll(Signatures.headers(
                claim.message().publicId(), now, body, claim.receiver().secrets(), settings.asymmetric()));
        return new OutboundRequest("POST", http.url(settings.url()), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer answer(OutboundAnswer answer) {
        return Answer.status(answer.status(), answer.excerpt(), answer.header(RETRY_AFTER));
    }
}
