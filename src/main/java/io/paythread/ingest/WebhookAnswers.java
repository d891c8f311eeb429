package io.paythread.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ProblemView;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** What providers are answered. A client that is gone is answered nothing. */
@Singleton
class WebhookAnswers {
    private static final String NOT_STORED = "The events could not be stored. Send them again.";

    private final ObjectMapper json;

    WebhookAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Everything is durable. */
    void stored(RoutingContext context, Outcome.Stored outcome) {
        String body = "{\"stored\":" + outcome.stored() + ",\"duplicates\":" + outcome.duplicates() + "}";
        context.response().setStatusCode(200).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        send(context.response(), Buffer.buffer(body));
    }

    /** Not signed by the provider, or not now. Says which, so that a wrong clock or secret is found. */
    void notSigned(RoutingContext context, Verdict.Reason reason) {
        String detail =
                switch (reason) {
                    case MISSING_SIGNATURE -> "The request has no signature, or more than one.";
                    case MALFORMED_SIGNATURE -> "The signature is not in the form that the provider writes.";
                    case WRONG_SIGNATURE -> "The signature matches none of the source's secrets.";
                    case TOO_OLD -> "The request was signed longer ago than the source tolerates.";
                    case TOO_NEW -> "The request was signed further in the future than the source tolerates.";
                    case NO_SECRET -> "The source has no live secret. Add one to it.";
                };
        context.fail(new ServiceException(ErrorCode.INVALID_SIGNATURE, detail));
    }

    /** Could not be stored: the status that makes this provider send it again, whatever that is. */
    void notStored(RoutingContext context, SourceAdapter.RetryAnswer answer) {
        ErrorCode code = ErrorCode.UNAVAILABLE;
        ProblemView usual = ProblemView.of(
                new ServiceException(code, NOT_STORED), context.request().path(), RequestId.of(context));
        ProblemView problem = new ProblemView(
                usual.type(),
                usual.title(),
                answer.status(),
                usual.detail(),
                usual.instance(),
                usual.code(),
                usual.requestId(),
                usual.retryable(),
                null);
        context.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()))
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemView.MEDIA_TYPE);
        send(context.response(), bytes(problem));
    }

    private Buffer bytes(ProblemView problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException unwritable) {
            return Buffer.buffer("{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpServerResponse response, Buffer body) {
        if (!response.closed() && !response.ended()) {
            var unused = response.end(body);
        }
    }
}
