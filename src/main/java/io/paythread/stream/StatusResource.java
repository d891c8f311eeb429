package io.paythread.stream;

import io.paythread.platform.feed.FeedConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says to everybody that the service answers, and how long its feed reaches back; asks nothing of the database. */
@Path("/v1/status")
class StatusResource {
    private final FeedConfig feed;

    StatusResource(FeedConfig feed) {
        this.feed = feed;
    }

    @GET
    public StatusView show() {
        return new StatusView("status", "ok", feed.retention().toSeconds());
    }
}
