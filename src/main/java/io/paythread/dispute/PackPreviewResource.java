package io.paythread.dispute;

import io.paythread.platform.queue.OffLoop;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An evidence pack as it would be sent. One method for each type: where a method has several, the framework takes bytes for a
 * text. The parameter {@code format} goes before the header Accept.
 */
@Path("/v1/evidence-packs/{id}/preview")
class PackPreviewResource {
    private static final String FORMATS = "pdf|html|json|zip";
    private static final String FORMAT_MESSAGE = "The format is pdf, html, json or zip.";

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

    @GET
    @Produces("application/pdf")
    public Uni<RestResponse<byte[]>> pdf(
            @PathParam("id") String id,
            @QueryParam("format") @Pattern(regexp = FORMATS, message = FORMAT_MESSAGE) @Nullable String format,
            @QueryParam("version") @Min(1) @Max(PackResource.MOST_VERSIONS) @Nullable Integer version) {
        return preview(id, PackForm.of(format, PackForm.PDF), version);
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    public Uni<RestResponse<byte[]>> html(
            @PathParam("id") String id,
            @QueryParam("format") @Pattern(regexp = FORMATS, message = FORMAT_MESSAGE) @Nullable String format,
            @QueryParam("version") @Min(1) @Max(PackResource.MOST_VERSIONS) @Nullable Integer version) {
        return preview(id, PackForm.of(format, PackForm.HTML), version);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.4")
    public Uni<RestResponse<byte[]>> json(
            @PathParam("id") String id,
            @QueryParam("format") @Pattern(regexp = FORMATS, message = FORMAT_MESSAGE) @Nullable String format,
            @QueryParam("version") @Min(1) @Max(PackResource.MOST_VERSIONS) @Nullable Integer version) {
        return preview(id, PackForm.of(format, PackForm.JSON), version);
    }

    @GET
    @Produces("application/zip;qs=0.3")
    public Uni<RestResponse<byte[]>> zip(
            @PathParam("id") String id,
            @QueryParam("format") @Pattern(regexp = FORMATS, message = FORMAT_MESSAGE) @Nullable String format,
            @QueryParam("version") @Min(1) @Max(PackResource.MOST_VERSIONS) @Nullable Integer version) {
        return preview(id, PackForm.of(format, PackForm.ZIP), version);
    }

    private Uni<RestResponse<byte[]>> preview(String id, PackForm form, @Nullable Integer version) {
        return packs.export(callers.current(), PackResource.uuid(id), Optional.ofNullable(version), form.wireName())
                .chain(read -> offLoop.run(() -> bytes(read, form)))
                .map(bytes -> ResponseBuilder.ok(bytes)
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
