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
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.paythread.security.Visibility;
import io.paythread.timeline.Completeness.SourceCompleteness;
import io.paythread.timeline.TimelineStore.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A customer's timeline over all accounts. */
@Path("/v1/customers/{id}/timeline")
class TimelineResource {
    private final Timelines timelines;
    private final Completeness completeness;
    private final Explanations explanations;
    private final Pages pages;
    private final Callers callers;

    TimelineResource(
            Timelines timelines, Completeness completeness, Explanations explanations, Pages pages, Callers callers) {
        this.explanations = explanations;
        this.timelines = timelines;
        this.completeness = completeness;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<RestResponse<TimelineView>> get(
            @PathParam("id") String id,
            @BeanParam TimelineParameters query,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        UUID customer = PublicId.parse(IdPrefix.CUSTOMER, id).orElseThrow(ServiceException::notFound);
        Parameters parameters = new Parameters();
        TimelineFilter filter = query.read(parameters);
        Optional<UUID> around = query.readAround(parameters);
        Optional<Speaker> speaker = query.readLanguage(parameters).map(explanations::in);
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.TIMELINE);
        return timelines
                .owner(customer)
                .chain(owner -> completeness.ofAllThatConcern(owner.sources()).chain(sources -> {
                    String tag = EntityTags.weak(
                            owner,
                            versions(sources),
                            Visibility.of(caller).tag() + uri.getRequestUri().getRawPath() + "?"
                                    + uri.getRequestUri().getRawQuery());
                    return EntityTags.matches(ifNoneMatch, tag)
                            ? Uni.createFrom().item(notModified(tag))
                            : timelines
                                    .page(caller, new Scope.OfAccounts(owner.accountIds()), filter, around, request)
                                    .map(page -> PageView.of(page, uri, row -> EntryView.of(row, speaker)))
                                    .map(page -> answer(view(owner, filter, page, sources), tag, owner, customer));
                }));
    }

    private static TimelineView view(
            Owner owner, TimelineFilter filter, PageView<EntryView> page, List<SourceCompleteness> sources) {
        return TimelineView.of(page, filter.asOf().orElse(null))
                .of(
                        PublicId.format(IdPrefix.CUSTOMER, owner.customer()),
                        owner.revision(),
                        sources.stream().map(CompletenessView::of).toList());
    }

    /** What the tag has of completeness: when a gap opens or closes, or time makes another status, it is another. */
    private static String versions(List<SourceCompleteness> sources) {
        return sources.stream()
                .map(source -> source.source() + " " + source.status() + " " + source.version())
                .collect(Collectors.joining("\n"));
    }

    private static RestResponse<TimelineView> answer(TimelineView view, String tag, Owner owner, UUID asked) {
        ResponseBuilder<TimelineView> answer = ResponseBuilder.ok(view).header("ETag", tag);
        if (!owner.customer().equals(asked)) {
            String current = PublicId.format(IdPrefix.CUSTOMER, owner.customer());
            answer.header("Content-Location", "/v1/customers/" + current + "/timeline");
        }
        return answer.build();
    }

    private static RestResponse<TimelineView> notModified(String tag) {
        return ResponseBuilder.<TimelineView>create(RestResponse.Status.NOT_MODIFIED)
                .header("ETag", tag)
                .build();
    }
}
