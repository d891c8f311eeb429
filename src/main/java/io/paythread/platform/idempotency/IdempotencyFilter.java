package io.paythread.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.http.RequestCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Gives a repeated request the answer of the first, and keeps the answers of first ones. */
class IdempotencyFilter {
    private static final String API = "/v1/";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String CLAIM = "paythread.idempotency-claim";
    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_LOCATION);
    private static final int FIRST_REFUSAL = 300;

    private final Answers answers;
    private final Seals seals;
    private final ObjectMapper json;

    IdempotencyFilter(Answers answers, Seals seals, ObjectMapper json) {
        this.answers = answers;
        this.seals = seals;
        this.json = json;
    }

    /** After whatever decides on who may do it: a replay is for those who could do it still. Null is: go on. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    @Nullable
    Uni<Response> begin(RoutingContext context) {
        var request = context.request();
        Optional<String> caller = RequestCaller.of(context);
        if (caller.isEmpty()
                || !HttpMethod.POST.equals(request.method())
                || !request.headers().contains(KeyedRequest.HEADER)
                || !context.normalizedPath().startsWith(API)) {
            return null;
        }
        KeyedRequest keyed = KeyedRequest.of(context, caller.get(), seals);
        return answers.find(keyed)
                .map(found -> found.map(IdempotencyFilter::replay).orElseGet(() -> claimed(keyed, context)));
    }

    /** Before everything that only adds headers. Null is: go on. */
    @ServerResponseFilter(priority = Priorities.USER - 100)
    @Nullable
    Uni<Void> end(ContainerResponseContext response, RoutingContext context) {
        Claim claim = context.remove(CLAIM);
        if (claim == null) {
            return null;
        }
        return response.getStatus() < FIRST_REFUSAL ? claim.answered(answer(response)) : claim.abandoned();
    }

    private @Nullable Response claimed(KeyedRequest keyed, RoutingContext context) {
        Claim claim = new Claim(keyed, answers);
        context.put(CLAIM, claim);
        // A caller that hangs up before its answer was known gets none, so nothing must have happened.
        context.addEndHandler(end -> claim.leave());
        return null;
    }

    private Answer answer(ContainerResponseContext response) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : HEADERS) {
            Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> headers.put(name, value));
        }
        MediaType type = response.getMediaType();
        return new Answer(
                response.getStatus(),
                type == null ? MediaType.APPLICATION_JSON : type.toString(),
                headers,
                Optional.ofNullable(response.getEntity()).map(this::text));
    }

    private String text(Object entity) {
        try {
            return entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written", e);
        }
    }

    private static Response replay(Answer answer) {
        var response = Response.status(answer.status()).header(REPLAYED, "true");
        answer.headers().forEach(response::header);
        answer.body().ifPresent(body -> response.type(answer.contentType()).entity(body));
        return response.build();
    }
}
