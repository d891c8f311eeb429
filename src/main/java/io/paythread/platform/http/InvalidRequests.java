package io.paythread.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.paythread.platform.problem.Faults;
import io.paythread.platform.problem.ProblemWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers bytes that are not HTTP, or too much of it, which no router ever sees; then closes the connection. */
@Singleton
class InvalidRequests {
    private final RequestHead head;
    private final ProblemWriter problems;

    InvalidRequests(RequestHead head, ProblemWriter problems) {
        this.head = head;
        this.problems = problems;
    }

    void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        var failure = Faults.ofStatus(status(request.decoderResult().cause()));
        String id = head.begin(response.headers(), "/");
        ProblemWriter.addHeaders(response, failure);
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        response.setStatusCode(failure.code().status());
        // The path is unknown: the line that holds it may be what could not be read.
        response.end(problems.body(failure, "/", id))
                .onComplete(written -> request.connection().close());
    }

    private static int status(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }
}
