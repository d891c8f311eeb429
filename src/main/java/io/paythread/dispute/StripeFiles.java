package io.paythread.dispute;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Stripe's API reference, Files: they have a host of their own. */
@RegisterRestClient(configKey = "stripe-files")
interface StripeFiles {
    /** Create a file. */
    @POST
    @Path("/v1/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Uni<String> create(
            @HeaderParam("Authorization") String key,
            @HeaderParam("Idempotency-Key") String once,
            ClientMultipartForm form);
}
