package io.paythread.dispute;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.queue.OffLoop;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Evidence packs. */
@Path("/v1/evidence-packs/{id}")
class PackResource {
    static final int MOST_VERSIONS = 100_000;
    private static final int MOST_NAME = 200;

    private final Packs packs;
    private final OffLoop offLoop;
    private final Callers callers;

    PackResource(Packs packs, OffLoop offLoop, Callers callers) {
        this.packs = packs;
        this.offLoop = offLoop;
        this.callers = callers;
    }

    @GET
    public Uni<RestResponse<PackView>> get(
            @PathParam("id") String id, @QueryParam("version") @Min(1) @Max(MOST_VERSIONS) @Nullable Integer version) {
        Caller caller = callers.current();
        return packs.get(uuid(id), Optional.ofNullable(version)).map(read -> ok(caller, read));
    }

    @PATCH
    public Uni<RestResponse<PackView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Valid PackChangeRequest request) {
        Caller caller = callers.current();
        return packs.change(caller, uuid(id), IfMatch.required(version), request)
                .map(read -> ok(caller, read));
    }

    /** A PDF, JPEG or PNG. A PDF's text is searched for card numbers; pictures are not. */
    @POST
    @Path("/exhibits")
    @Blocking // Parts are read from the body that lies in memory; the event loop would wait for one from the network.
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<RestResponse<PackView>> add(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @RestForm("field") @Nullable String field,
            @RestForm("file") @Nullable FileUpload file) {
        Caller caller = callers.current();
        UUID pack = uuid(id);
        IfMatch match = IfMatch.required(version);
        if (field == null || file == null) {
            throw ServiceException.invalid("/file", "missing", "Send two parts: field and file.");
        }
        String name = name(file.fileName());
        return offLoop.run(() -> Files.readAllBytes(file.uploadedFile()))
                .chain(bytes -> packs.add(caller, pack, match, field, name, bytes))
                .map(read -> ResponseBuilder.<PackView>create(RestResponse.Status.CREATED)
                        .entity(PackView.of(caller, read))
                        .header(HttpHeaders.ETAG, IfMatch.tag(read.pack().newest()))
                        .build());
    }

    /** The last part of a path, shortened. */
    private static String name(@Nullable String given) {
        String last =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(plain.length(), MOST_NAME));
    }

    @DELETE
    @Path("/exhibits/{exhibit}")
    public Uni<RestResponse<PackView>> remove(
            @PathParam("id") String id,
            @PathParam("exhibit") String exhibit,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        Caller caller = callers.current();
        UUID gone = PublicId.parse(IdPrefix.EXHIBIT, exhibit).orElseThrow(ServiceException::notFound);
        return packs.remove(caller, uuid(id), IfMatch.required(version), gone).map(read -> ok(caller, read));
    }

    @GET
    @Path("/diff")
    public Uni<PackDiffView> diff(
            @PathParam("id") String id,
            @QueryParam("against") @Min(1) @Max(MOST_VERSIONS) @Nullable Integer against,
            @QueryParam("version") @Min(1) @Max(MOST_VERSIONS) @Nullable Integer version) {
        Caller caller = callers.current();
        UUID pack = uuid(id);
        return packs.get(pack, Optional.ofNullable(version)).chain(after -> packs.get(
                        pack,
                        Optional.of(against == null ? Math.max(1, after.pack().version() - 1) : against))
                .map(before -> PackDiffView.of(PackView.of(caller, before), PackView.of(caller, after))));
    }

    static RestResponse<PackView> ok(Caller caller, Packs.Read read) {
        return ResponseBuilder.ok(PackView.of(caller, read))
                .header(HttpHeaders.ETAG, IfMatch.tag(read.pack().newest()))
                .build();
    }

    static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.EVIDENCE_PACK, id).orElseThrow(ServiceException::notFound);
    }
}
