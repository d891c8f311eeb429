package io.paythread.dispute;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Reads and answers disputes at Stripe. Gives what was answered; never fails for what Stripe or the way there does. */
@Singleton
class StripeDisputes {
    private static final Logger LOG = Logger.getLogger(StripeDisputes.class);

    private final StripeApi api;
    private final StripeFiles files;
    private final DisputeConfig config;

    StripeDisputes(@RestClient StripeApi api, @RestClient StripeFiles files, DisputeConfig config) {
        this.api = api;
        this.files = files;
        this.config = config;
    }

    Uni<ProviderAnswer> read(String key, String dispute) {
        return answer("read", () -> api.dispute(bearer(key), dispute));
    }

    /** Writes the evidence; with {@code submit} it goes to the bank, once and for all. */
    Uni<ProviderAnswer> update(String key, String once, String dispute, Map<String, String> form) {
        return answer("update", () -> api.update(bearer(key), once, dispute, encoded(form)));
    }

    Uni<ProviderAnswer> close(String key, String once, String dispute) {
        return answer("close", () -> api.close(bearer(key), once, dispute, ""));
    }

    Uni<ProviderAnswer> upload(String key, String once, PackFile file) {
        ClientMultipartForm form = ClientMultipartForm.create()
                .attribute("purpose", "dispute_evidence", null)
                .binaryFileUpload("file", file.name(), Buffer.buffer(file.bytes()), file.mediaType());
        return answer("upload", () -> files.create(bearer(key), once, form));
    }

    /** What is sent: the fields, and whether the bank gets it. */
    static Map<String, String> form(JsonObject evidence, boolean submit) {
        Map<String, String> form = ProviderForm.form("evidence", evidence);
        form.put("submit", String.valueOf(submit));
        return form;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String bearer(String key) {
        return "Bearer " + key;
    }

    private Uni<ProviderAnswer> answer(String call, Supplier<Uni<String>> sent) {
        return Uni.createFrom()
                .deferred(sent::get)
                .map(text -> ProviderAnswer.of(200, text))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(refused -> refused(call, refused))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(failure -> failure instanceof ProcessingException
                        || failure instanceof java.io.IOException
                        || failure instanceof java.util.concurrent.TimeoutException
                        || failure instanceof io.smallrye.mutiny.TimeoutException)
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "provider not reached call=%s error=%s",
                            call, failure.getClass().getSimpleName());
                    return ProviderAnswer.none();
                });
    }

    private static ProviderAnswer refused(String call, WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        String text = refused.getResponse().hasEntity() ? refused.getResponse().readEntity(String.class) : "";
        ProviderAnswer answer = ProviderAnswer.of(status, text);
        LOG.warnf("provider refused call=%s status=%d code=%s", call, status, answer.code());
        return answer;
    }
}
