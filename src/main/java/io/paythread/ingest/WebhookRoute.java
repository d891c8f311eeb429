package io.paythread.ingest;

import io.paythread.platform.http.BodyReader;
import io.paythread.platform.http.LingeringClose;
import io.paythread.platform.limit.Addresses;
import io.paythread.platform.limit.Allowance;
import io.paythread.platform.limit.Budget;
import io.paythread.platform.limit.RateLimits;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /webhooks/{source}}, below JAX-RS. Turns away what can be turned away before the body, reads the exact
 * bytes within a limit and a deadline, and hands them to {@link WebhookIntake}.
 */
@Singleton
class WebhookRoute {
    /** What stands before the name of the source. */
    static final String PATH = "/webhooks/";

    /** Behind the filters of every request, before the framework's own limit of bodies, which is meant for the API. */
    private static final int ORDER = -100;

    private final SourceDirectory sources;
    private final BodyReader bodies;
    private final WebhookIntake intake;
    private final DoorTally tally;
    private final RateLimits limits;
    private final WebhookAnswers answers;
    private final int maxBody;

    WebhookRoute(
            SourceDirectory sources,
            BodyReader bodies,
            WebhookIntake intake,
            DoorTally tally,
            RateLimits limits,
            WebhookAnswers answers,
            IngestConfig config) {
        this.sources = sources;
        this.bodies = bodies;
        this.intake = intake;
        this.tally = tally;
        this.limits = limits;
        this.answers = answers;
        this.maxBody = Math.toIntExact(config.maxBody().asLongValue());
    }

    void routes(@Observes Router router) {
        router.route(PATH + ":source").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        @Nullable
        LiveSource source =
                sources.find(String.valueOf(context.pathParam("source"))).orElse(null);
        Optional<Refusal> refusal = refusal(source, context.request());
        if (source == null || refusal.isPresent()) {
            refuse(context, source, refusal.orElse(Refusal.UNKNOWN_SOURCE));
            return;
        }
        Allowance left = allowance(context, source);
        if (!left.allowed()) {
            LingeringClose.after(context);
            tally.tooMany(source);
            answers.tooMany(context, source.adapter().whenNotStored(), left);
            return;
        }
        bodies.read(
                context,
                maxBody,
                body -> intake.arrived(context, source, body.getBytes()),
                unread -> fail(context, source, unread));
    }

    /** The address first: a stranger who knows the name of a source must not spend what is the provider's. */
    private Allowance allowance(RoutingContext context, LiveSource source) {
        String address = Addresses.network(context.request().remoteAddress());
        Allowance byAddress = limits.take(Budget.INGEST, address, 1);
        return byAddress.allowed() ? limits.take(Budget.INGEST, source.name(), 1) : byAddress;
    }

    /** What can be said before the first byte of the body. */
    private static Optional<Refusal> refusal(@Nullable LiveSource source, HttpServerRequest request) {
        if (source == null) {
            return Optional.of(Refusal.UNKNOWN_SOURCE);
        }
        if (source.state() == SourceState.DELETED) {
            return Optional.of(Refusal.DELETED_SOURCE);
        }
        if (!HttpMethod.POST.equals(request.method())) {
            return Optional.of(Refusal.WRONG_METHOD);
        }
        if (source.state() == SourceState.PAUSED) {
            return Optional.of(Refusal.PAUSED_SOURCE);
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of(Refusal.ENCODED_BODY);
    }

    private void refuse(RoutingContext context, @Nullable LiveSource source, Refusal refusal) {
        if (refusal == Refusal.WRONG_METHOD) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
        }
        LingeringClose.after(context);
        if (source == null) {
            tally.nowhere(refusal);
        } else {
            tally.refused(source, refusal);
        }
        context.fail(refusal.failure());
    }

    private void fail(RoutingContext context, LiveSource source, ServiceException unread) {
        tally.refused(source, unread);
        context.fail(unread);
    }
}
