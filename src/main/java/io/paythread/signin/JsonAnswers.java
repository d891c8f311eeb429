package io.paythread.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers programs on the routes below JAX-RS. */
@Singleton
class JsonAnswers {
    private final ObjectMapper mapper;

    JsonAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void answer(RoutingContext context, int status, Object view) {
        try {
            var unused = context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(mapper.writeValueAsBytes(view)));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }

    static void nothing(RoutingContext context) {
        var unused = context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    static void retryAfter(RoutingContext context, ServiceException refused) {
        refused.retryAfterSeconds()
                .ifPresent(seconds -> context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    }
}
