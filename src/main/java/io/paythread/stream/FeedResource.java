package io.paythread.stream;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.PageView.PageInfo;
import io.paythread.platform.page.PageView.PageLinks;
import io.paythread.platform.page.Pages;
import io.paythread.security.Callers;
import io.paythread.stream.Feed.Answer;
import io.paythread.stream.Feed.Question;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Every visible change, in order, from wherever the reader stopped. */
@Path("/v1/feed")
class FeedResource {
    private final Feed feed;
    private final FeedForms forms;
    private final FeedCatalog catalog;
    private final FeedCursors cursors;
    private final Pages pages;
    private final Callers callers;

    FeedResource(Feed feed, FeedForms forms, FeedCatalog catalog, FeedCursors cursors, Pages pages, Callers callers) {
        this.feed = feed;
        this.forms = forms;
        this.catalog = catalog;
        this.cursors = cursors;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<PageView<FeedRowView>>> read(@BeanParam FeedParameters query, @Context UriInfo uri) {
        return answer(query, uri).map(answer -> {
            PageInfo page = new PageInfo(answer.more(), answer.next(), null);
            PageLinks links = new PageLinks(self(uri), next(uri, answer), null);
            return ResponseBuilder.ok(new PageView<>(answer.rows(), page, links))
                    .header(HttpHeaders.LINK, link(uri, answer))
                    .build();
        });
    }

    /** The same, one row for each line or as CloudEvents; the header Link leads on. */
    @GET
    @Produces({FeedForms.LINES + ";qs=0.5", FeedForms.EVENTS + ";qs=0.5"})
    @Operation(hidden = true)
    public Uni<RestResponse<String>> readForm(
            @BeanParam FeedParameters query, @Context UriInfo uri, @Context HttpHeaders headers) {
        boolean events = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.isCompatible(MediaType.valueOf(FeedForms.EVENTS)));
        return answer(query, uri).map(answer -> ResponseBuilder.ok(
                        events ? forms.events(answer.rows()) : forms.lines(answer.rows()),
                        events ? FeedForms.EVENTS : FeedForms.LINES)
                .header(HttpHeaders.LINK, link(uri, answer))
                .build());
    }

    private Uni<Answer> answer(FeedParameters query, UriInfo uri) {
        Parameters parameters = new Parameters();
        FeedFilter filter = FeedParameters.filter(parameters, catalog, query.type(), query.customer(), query.source());
        Duration wait = query.readWait(parameters);
        parameters.check();
        Start start = Start.read(cursors, filter, query.after(), new Start.Earliest());
        return feed.page(callers.current(), new Question(filter, start, pages.limit(uri, PageBounds.FEED), wait));
    }

    private static String link(UriInfo uri, Answer answer) {
        return "<" + next(uri, answer) + ">; rel=\"next\"";
    }

    private static String next(UriInfo uri, Answer answer) {
        return relative(uri.getRequestUriBuilder()
                .replaceQueryParam("after", answer.next())
                .build());
    }

    private static String self(UriInfo uri) {
        return relative(uri.getRequestUri());
    }

    private static String relative(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
