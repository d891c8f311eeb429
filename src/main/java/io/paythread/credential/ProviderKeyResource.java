package io.paythread.credential;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** The key with which the provider's API is called for a source. */
@Path("/v1/sources/{id}/provider-key")
class ProviderKeyResource {
    private final ProviderKeys keys;
    private final Callers callers;

    ProviderKeyResource(ProviderKeys keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    @PUT
    public Uni<ProviderKeyView> put(@PathParam("id") String id, @Valid ProviderKeyRequest request) {
        return keys.put(callers.current(), source(id), request.key(), request.account());
    }

    @DELETE
    public Uni<Void> delete(@PathParam("id") String id) {
        return keys.delete(callers.current(), source(id));
    }

    private static UUID source(String id) {
        return PublicId.parse(IdPrefix.SOURCE, id).orElseThrow(ServiceException::notFound);
    }
}
