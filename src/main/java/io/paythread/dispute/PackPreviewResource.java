package io.paythread.dispute;

import io.paythread.platform.queue.OffLoop;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** An evidence pack as it would be sent. */
@Path("/v1/evidence-packs/{id}/preview")
class PackPreviewResource {
    private final Packs packs;
    private final PackPress press;
    private final PackPage page;
    private final OffLoop offLoop;
    private final Callers callers;

    PackPreviewResource(Packs packs, PackPress press, PackPage page, OffLoop offLoop, Callers callers) {
        this.packs = packs;
        this.press = press;
        this.page = page;
        this.offLoop = offLoop;
        this.callers = callers;
    }

    /** The bytes go out as they are whatever their type: an array would be taken for a text where the type is one. */
    @GET
    @Produces({"application/pdf", MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, "application/zip", MediaType.WILDCARD
    })
    public Uni<RestResponse<Buffer>> preview(
            @PathParam("id") String id,
            @QueryParam("format")
                    @Pattern(regexp = "pdf|html|json|zip", message = "The format is pdf, html, json or zip.")
                    @Nullable
                    String format,
            @QueryParam("version") @Min(1) @Max(PackResource.MOST_VERSIONS) @Nullable Integer version,
            @Context HttpHeaders headers) {
        PackForm form = PackForm.of(format, headers.getAcceptableMediaTypes());
        return packs.export(callers.current(), PackResource.uuid(id), Optional.ofNullable(version), form.wireName())
                .chain(read -> offLoop.run(() -> bytes(read, form)))
                .map(bytes -> ResponseBuilder.ok(Buffer.buffer(bytes))
                        .type(form.mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                disposition(form) + "\"" + id + "." + form.wireName() + "\"")
                        .build());
    }

    private static String disposition(PackForm form) {
        return (form == PackForm.HTML ? "inline" : "attachment") + "; filename=";
    }

    private byte[] bytes(Packs.Read read, PackForm form) {
        return switch (form) {
            case PDF -> press.pdf(read.pressed());
            case HTML -> page.html(read);
            case JSON ->
                press.json(read.pack(), read.facts(), read.pressed())
                        .encodePrettily()
                        .getBytes(StandardCharsets.UTF_8);
            case ZIP -> press.zip(read.pack(), read.facts(), read.pressed());
        };
    }
}
