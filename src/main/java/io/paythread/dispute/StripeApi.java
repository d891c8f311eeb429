package io.paythread.dispute;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Stripe's API reference, Disputes. Bodies are forms, answers JSON. */
@RegisterRestClient(configKey = "stripe")
interface StripeApi {
    /** Retrieve a dispute. */
    @GET
    @Path("/v1/disputes/{id}")
    Uni<String> dispute(@HeaderParam("Authorization") String key, @PathParam("id") String id);

    /** Update a dispute: {@code evidence[...]} and {@code submit}. */
    @POST
    @Path("/v1/disputes/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<String> update(
            @HeaderParam("Authorization") String key,
            @HeaderParam("Idempotency-Key") String once,
            @PathParam("id") String id,
            String form);

    /** Close a dispute: it is conceded. */
    @POST
    @Path("/v1/disputes/{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<String> close(
            @HeaderParam("Authorization") String key,
            @HeaderParam("Idempotency-Key") String once,
            @PathParam("id") String id,
            String form);
}
