package io.paythread.timeline;

import io.paythread.decline.Explanations;
import io.paythread.decline.Speaker;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Entries of all timelines, and those that nobody's timeline has yet. */
@Path("/v1/entries")
class EntryResource {
    private final Entries entries;
    private final Explanations explanations;
    private final Pages pages;
    private final Callers callers;

    EntryResource(Entries entries, Explanations explanations, Pages pages, Callers callers) {
        this.explanations = explanations;
        this.entries = entries;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<EntryView>> list(@BeanParam EntryParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        EntryParameters.Asked asked = query.read(parameters);
        Optional<Speaker> speaker =
                EntryParameters.language(parameters, query.locale()).map(explanations::in);
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.LIST);
        return entries.page(callers.current(), asked, request)
                .map(page -> PageView.of(page, uri, row -> EntryView.of(row, speaker)));
    }

    /** One entry; an entry that was merged into another is answered with that one and its address. */
    @GET
    @Path("/{id}")
    public Uni<RestResponse<EntryView>> get(@PathParam("id") String id, @QueryParam("locale") @Nullable String locale) {
        Parameters parameters = new Parameters();
        Optional<Speaker> speaker = EntryParameters.language(parameters, locale).map(explanations::in);
        parameters.check();
        UUID asked = PublicId.parse(IdPrefix.ENTRY, id).orElseThrow(ServiceException::notFound);
        return entries.one(callers.current(), asked).map(row -> {
            EntryView view = EntryView.of(row, speaker);
            ResponseBuilder<EntryView> answer = ResponseBuilder.ok(view);
            return row.id().equals(asked)
                    ? answer.build()
                    : answer.header("Content-Location", "/v1/entries/" + view.id())
                            .build();
        });
    }
}
