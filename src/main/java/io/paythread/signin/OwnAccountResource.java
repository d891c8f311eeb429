package io.paythread.signin;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The caller's own account. */
@Path("/v1/me")
class OwnAccountResource {
    private final OwnAccount account;
    private final Sessions sessions;
    private final Callers callers;

    OwnAccountResource(OwnAccount account, Sessions sessions, Callers callers) {
        this.account = account;
        this.sessions = sessions;
        this.callers = callers;
    }

    @GET
    @Path("/sessions")
    public Uni<PageView<SessionView>> list(@Context UriInfo uri, @Context RoutingContext context) {
        var caller = callers.current();
        return current(context).chain(current -> account.sessions(caller)
                .map(all -> PageView.of(
                        Page.whole(all),
                        uri,
                        session -> SessionView.of(
                                session, current.filter(session.id()::equals).isPresent()))));
    }

    @DELETE
    @Path("/sessions")
    public Uni<Void> endAll(@Context RoutingContext context) {
        return account.endAll(callers.current()).invoke(() -> SessionCookie.clear(context));
    }

    @DELETE
    @Path("/sessions/{id}")
    public Uni<Void> end(@PathParam("id") String id) {
        UUID session = PublicId.parse(IdPrefix.SESSION, id).orElseThrow(ServiceException::notFound);
        return account.end(callers.current(), session);
    }

    @PUT
    @Path("/password")
    public Uni<Void> changePassword(PasswordChangeRequest request, @Context RoutingContext context) {
        return account.changePassword(
                        callers.current(),
                        Browser.of(context),
                        Objects.requireNonNullElse(request.currentPassword(), ""),
                        Objects.requireNonNullElse(request.newPassword(), ""))
                .invoke(() -> SessionCookie.clear(context));
    }

    /** The session that asks. */
    private Uni<Optional<UUID>> current(RoutingContext context) {
        return SessionCookie.read(context)
                .map(token -> sessions.find(token).map(found -> found.map(Session::id)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
