package io.paythread.dispute;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The packs of a dispute. */
@Path("/v1/disputes/{id}/evidence-packs")
class DisputePackResource {
    private final Packs packs;
    private final Callers callers;

    DisputePackResource(Packs packs, Callers callers) {
        this.packs = packs;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<PackBriefView>> list(@PathParam("id") String id, @Context UriInfo uri) {
        return packs.list(dispute(id)).map(all -> PageView.of(Page.whole(all), uri, PackBriefView::of));
    }

    @POST
    public Uni<RestResponse<PackView>> draft(@PathParam("id") String id, @Valid PackRequest request) {
        return packs.draft(callers.current(), dispute(id), request.product())
                .map(read -> ResponseBuilder.<PackView>created(
                                URI.create("/v1/evidence-packs/" + read.pack().publicId()))
                        .entity(PackView.of(callers.current(), read))
                        .header(HttpHeaders.ETAG, IfMatch.tag(read.pack().newest()))
                        .build());
    }

    static UUID dispute(String id) {
        return PublicId.parse(IdPrefix.DISPUTE, id).orElseThrow(ServiceException::notFound);
    }
}
