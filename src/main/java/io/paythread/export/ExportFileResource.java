package io.paythread.export;

import io.paythread.platform.http.ByteRange;
import io.paythread.platform.http.FileAnswer;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of an export, whole or from a byte on. */
@Path("/v1/exports/{id}/files/{number}")
class ExportFileResource {
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    private final ExportFiles files;
    private final Callers callers;

    ExportFileResource(ExportFiles files, Callers callers) {
        this.files = files;
        this.callers = callers;
    }

    /** Completes when the file has left; it is written beside the framework, see {@link FileAnswer}. */
    @GET
    public Uni<Void> fetch(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context RoutingContext context) {
        Caller caller = callers.current();
        return files.find(caller, ExportResource.uuid(id), number(number)).chain(found -> {
            Fingerprint fingerprint = found.file().fingerprint();
            if (fingerprint.tag().equals(ifNoneMatch)) {
                return FileAnswer.unchanged(context, Map.of("ETag", fingerprint.tag()));
            }
            boolean same = ifRange == null || fingerprint.tag().equals(ifRange);
            Optional<ByteRange> part = ByteRange.read(same ? range : null, fingerprint.bytes());
            ByteRange asked = part.orElseThrow(() -> outside(fingerprint));
            return files.note(caller, found).chain(() -> send(context, found, asked));
        });
    }

    private Uni<Void> send(RoutingContext context, ExportFiles.Found found, ByteRange range) {
        Fingerprint fingerprint = found.file().fingerprint();
        boolean whole = range.length() == fingerprint.bytes();
        Map<String, String> headers = headers(found);
        if (!whole) {
            headers.put("Content-Range", range.of(fingerprint.bytes()));
        }
        return FileAnswer.send(
                context, whole ? OK : PARTIAL, headers, range.length(), piece -> files.piece(found, range, piece));
    }

    private static Map<String, String> headers(ExportFiles.Found found) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", found.export().form().mediaType());
        headers.put("Content-Disposition", "attachment; filename=\"" + found.name() + "\"");
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", found.file().fingerprint().tag());
        headers.put("Repr-Digest", found.file().fingerprint().digest());
        return headers;
    }

    private static ServiceException outside(Fingerprint fingerprint) {
        return new ServiceException(ErrorCode.RANGE_NOT_SATISFIABLE, "The file has " + fingerprint.bytes() + " bytes.");
    }

    /** Files are numbered from 1. */
    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw ServiceException.notFound();
        }
        return Integer.parseInt(text);
    }
}
