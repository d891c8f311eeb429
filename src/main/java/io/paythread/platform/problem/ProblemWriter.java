package io.paythread.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers a failed request with its problem document, and logs what is ours to mend. */
@Singleton
public class ProblemWriter {
    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);
    private static final String CHALLENGE = "Bearer realm=\"paythread\"";

    private final ObjectMapper json;
    private final List<TextFilter> filters;

    ProblemWriter(ObjectMapper json, @All List<TextFilter> filters) {
        this.json = json;
        this.filters = List.copyOf(filters);
    }

    /** Answers, unless an answer has begun already: then only the connection can be cut. */
    public void answer(RoutingContext context, Throwable thrown) {
        ServiceException failure = Faults.of(thrown);
        log(failure, thrown);
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        addHeaders(response, failure);
        response.setStatusCode(failure.code().status());
        Buffer body = body(failure, context.request().path(), RequestId.of(context));
        if (HttpMethod.HEAD.equals(context.request().method())) {
            response.end();
        } else {
            var unused = response.end(body);
        }
    }

    /** The document as bytes. */
    public Buffer body(ServiceException failure, @Nullable String path, String requestId) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(view(failure, path, requestId)));
        } catch (JsonProcessingException e) {
            LOG.error("problem document cannot be written", e);
            return Buffer.buffer("{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The document, its texts filtered. */
    ProblemView view(ServiceException failure, @Nullable String path, String requestId) {
        return ProblemView.of(failure, path, requestId).with(this::clean);
    }

    private String clean(String text) {
        String clean = text;
        for (TextFilter filter : filters) {
            clean = filter.clean(clean);
        }
        return clean;
    }

    /** What belongs into the head of the answer. */
    public static void addHeaders(HttpServerResponse response, ServiceException failure) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemView.MEDIA_TYPE);
        failure.retryAfterSeconds()
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        if (failure.code() == ErrorCode.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", CHALLENGE);
        }
    }

    /** One line per failure: faults of ours with their cause, so that the request id leads to it. */
    static void log(ServiceException failure, Throwable thrown) {
        switch (failure.code().kind()) {
            case OURS -> logOurs(failure, thrown);
            case PROVIDER -> LOG.warnf("request failed code=%s", failure.code().wireName());
            case CALLER, CONFLICT ->
                LOG.debugf("request refused code=%s", failure.code().wireName());
        }
    }

    /** What passes by itself gets a line; what somebody must mend gets its stack too. */
    private static void logOurs(ServiceException failure, Throwable thrown) {
        if (failure.code().retryable() && failure.code() != ErrorCode.INTERNAL_ERROR) {
            LOG.warnf("request failed code=%s cause=%s", failure.code().wireName(), thrown.toString());
        } else {
            LOG.errorf(thrown, "request failed code=%s", failure.code().wireName());
        }
    }
}
