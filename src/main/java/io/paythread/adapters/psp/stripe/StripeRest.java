package io.paythread.adapters.psp.stripe;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe's API reference, List all events and the lists of objects: newest first, a page after an id. */
interface StripeRest {
    /** One page; {@code limit} is 100 at most. */
    @GET
    @Path("/v1/{list}")
    Uni<byte[]> list(
            @HeaderParam("Authorization") String key,
            @PathParam("list") String list,
            @QueryParam("limit") int limit,
            @QueryParam("created[gte]") long from,
            @QueryParam("created[lt]") long to,
            @QueryParam("starting_after") @Nullable String after,
            @QueryParam("types[]") List<String> types);

    /** What a thin event names, at the path that it says. */
    @GET
    @Path("/{path: .+}")
    Uni<byte[]> object(@HeaderParam("Authorization") String key, @PathParam("path") @Encoded String path);
}
