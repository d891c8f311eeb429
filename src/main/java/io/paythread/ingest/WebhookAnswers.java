package io.paythread.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.limit.Allowance;
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

    private static final String TOO_MANY = "More events come than are taken at once. Send them again later.";

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
        again(context, ErrorCode.UNAVAILABLE, NOT_STORED, answer.status(), answer.retryAfterSeconds());
    }

    /** More than the source's share: the provider sends it again later, as it would after a failure. */
    void tooMany(RoutingContext context, SourceAdapter.RetryAnswer answer, Allowance left) {
        context.response().putHeader("RateLimit-Policy", left.policy()).putHeader("RateLimit", left.state());
        int seconds = Math.max(answer.retryAfterSeconds(), left.retryAfterSeconds());
        again(context, ErrorCode.TOO_MANY_REQUESTS, TOO_MANY, answer.status(), seconds);
    }

    private void again(RoutingContext context, ErrorCode code, String detail, int status, int seconds) {
        ProblemView usual = ProblemView.of(
                new ServiceException(code, detail), context.request().path(), RequestId.of(context));
        ProblemView problem = new ProblemView(
                usual.type(),
                usual.title(),
                status,
                usual.detail(),
                usual.instance(),
                usual.code(),
                usual.requestId(),
                usual.retryable(),
                null,
                null);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
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
