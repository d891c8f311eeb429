package io.paythread.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.paythread.platform.http.BodyReader;
import io.paythread.platform.http.Pending;
import io.paythread.platform.http.RequestCleaning;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Reads what is sent to {@code /login}, {@code /logout} and {@code /setup}, from a page's form or from a program as JSON.
 * Nothing is read that a page of somebody else sent, and card numbers go no further, except in passwords.
 */
@Singleton
class Submissions {
    private static final int MAX_BYTES = 8_192;
    private static final int MAX_FIELDS = 16;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final BodyReader bodies;
    private final ObjectMapper json;
    private final SignInConfig config;
    private final Instance<RequestCleaning> cleaning;

    Submissions(BodyReader bodies, ObjectMapper json, SignInConfig config, Instance<RequestCleaning> cleaning) {
        this.cleaning = cleaning;
        this.bodies = bodies;
        this.json = json;
        this.config = config;
    }

    /** Hands on what was sent and whether it is a form; fails the context where it is neither form nor JSON. */
    <T> void read(RoutingContext context, Class<T> type, BiConsumer<T, Boolean> then) {
        String media = mediaType(context);
        if (!media.equals(FORM) && !media.equals(JSON)) {
            context.fail(new ServiceException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send a form of these pages, or application/json."));
            return;
        }
        if (!fromOurPage(context)) {
            context.fail(new ServiceException(
                    ErrorCode.FORBIDDEN,
                    "The request comes from a page of another origin. If it is yours, set paythread.sign-in.origin to"
                            + " the address that people use."));
            return;
        }
        bodies.read(context, MAX_BYTES, body -> clean(context, body, type, media.equals(FORM), then));
    }

    /** Every browser names the origin of a POST; what names none is no browser, and holds no cookie of a person. */
    private boolean fromOurPage(RoutingContext context) {
        return WebOrigin.sent(context)
                .map(sent -> WebOrigin.isOurs(context, sent, config.origin()))
                .orElse(true);
    }

    private <T> void clean(
            RoutingContext context, Buffer body, Class<T> type, boolean isForm, BiConsumer<T, Boolean> then) {
        if (!cleaning.isResolvable()) {
            parse(context, isForm ? form(body) : body, type, isForm, then);
            return;
        }
        Pending.answer(
                context,
                () -> cleaning.get().body(isForm ? form(body) : body),
                clean -> parse(context, clean, type, isForm, then));
    }

    private <T> void parse(
            RoutingContext context, Buffer body, Class<T> type, boolean isForm, BiConsumer<T, Boolean> then) {
        T value;
        try {
            JsonNode tree = json.readTree(body.getBytes());
            if (tree == null || !tree.isObject()) {
                throw new ServiceException(ErrorCode.INVALID_REQUEST, "The body is no JSON object.");
            }
            value = json.treeToValue(tree, type);
        } catch (JsonProcessingException | ServiceException fault) {
            context.fail(fault);
            return;
        } catch (IOException impossible) {
            throw new IllegalStateException("the bytes are in memory", impossible);
        }
        then.accept(value, isForm);
    }

    /** A form's fields as JSON. */
    private Buffer form(Buffer body) {
        ObjectNode fields = json.createObjectNode();
        try {
            new QueryStringDecoder(body.toString(), java.nio.charset.StandardCharsets.UTF_8, false, MAX_FIELDS)
                    .parameters()
                    .forEach((name, values) -> fields.put(name, values.get(0)));
        } catch (IllegalArgumentException e) {
            throw new ServiceException(ErrorCode.INVALID_REQUEST, "The form cannot be read.");
        }
        return Buffer.buffer(fields.toString());
    }

    private static String mediaType(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String media = header == null ? "" : header.split(";", 2)[0].strip();
        return media.toLowerCase(Locale.ROOT);
    }
}
