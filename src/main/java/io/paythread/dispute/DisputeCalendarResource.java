package io.paythread.dispute;

import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The deadlines of disputes for calendars, which show a token in the address and nothing else. */
@Path("/v1/disputes/calendar.ics")
class DisputeCalendarResource {
    private static final int MOST_CHARACTERS = 100;

    private final CalendarFeeds feeds;

    DisputeCalendarResource(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces("text/calendar;charset=UTF-8")
    public Uni<String> read(@QueryParam("feed_token") @Size(max = MOST_CHARACTERS) @Nullable String token) {
        if (token == null || token.isBlank()) {
            throw ServiceException.invalid(
                    "feed_token", "missing", "Make an address with a token: POST /v1/calendar-feeds.");
        }
        return feeds.calendar(token);
    }
}
