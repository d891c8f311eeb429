package io.paythread.security;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Tells a caller who it is here. */
@Path("/v1/me")
class MeResource {
    private final Callers callers;

    MeResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    public MeView get() {
        return MeView.of(callers.current());
    }
}
