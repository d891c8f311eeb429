package io.paythread.ingest;

import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** What providers are answered. A client that is gone is answered nothing. */
@ApplicationScoped
class WebhookAnswers {
    private static final String PROBLEM = "application/problem+json";

    private final Ids ids;

    WebhookAnswers(Ids ids) {
        this.ids = ids;
    }

    /** Everything is durable. */
    void stored(RoutingContext context, Outcome.Stored outcome) {
        String body = "{\"stored\":" + outcome.stored() + ",\"duplicates\":" + outcome.duplicates() + "}";
        send(context.response().setStatusCode(200).putHeader(HttpHeaders.CONTENT_TYPE, "application/json"), body);
    }

    /** Turned away before the signature was looked at. */
    void refused(RoutingContext context, Refusal refusal) {
        if (refusal == Refusal.WRONG_METHOD) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
        }
        problem(context, refusal.code(), refusal.code().status(), refusal.detail());
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
        problem(context, ErrorCode.INVALID_SIGNATURE, ErrorCode.INVALID_SIGNATURE.status(), detail);
    }

    /** Could not be stored: the answer that makes this provider send it again. */
    void notStored(RoutingContext context, SourceAdapter.RetryAnswer answer) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
        problem(context, ErrorCode.UNAVAILABLE, answer.status(), "The events could not be stored. Send them again.");
    }

    private void problem(RoutingContext context, ErrorCode code, int status, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "/problems/" + code.wireName().replace('_', '-'))
                .put("title", code.title())
                .put("status", status)
                .put("detail", detail)
                .put("instance", context.request().path())
                .put("code", code.wireName())
                .put("request_id", PublicId.format(IdPrefix.REQUEST, ids.next()))
                .put("retryable", code.retryable());
        send(context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM), problem.encode());
    }

    private static void send(HttpServerResponse response, String body) {
        if (!response.closed() && !response.ended()) {
            var unused = response.end(body);
        }
    }
}
