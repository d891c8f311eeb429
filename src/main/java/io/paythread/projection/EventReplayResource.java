package io.paythread.projection;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Replaying one event. */
@Path("/v1/inbound-events/{id}/replays")
class EventReplayResource {
    private final Replays replays;
    private final Callers callers;

    EventReplayResource(Replays replays, Callers callers) {
        this.replays = replays;
        this.callers = callers;
    }

    @POST
    public Uni<ReplayView> replay(@PathParam("id") String id) {
        return replays.replay(
                callers.current(), PublicId.parse(IdPrefix.INBOUND_EVENT, id).orElseThrow(ServiceException::notFound));
    }
}
