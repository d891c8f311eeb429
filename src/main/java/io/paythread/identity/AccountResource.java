package io.paythread.identity;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** Identities at sources. */
@Path("/v1/accounts")
class AccountResource {
    private final Accounts accounts;
    private final Pages pages;
    private final Callers callers;

    AccountResource(Accounts accounts, Pages pages, Callers callers) {
        this.accounts = accounts;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<AccountView>> list(@BeanParam AccountParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        AccountReadStore.Filter filter = query.read(parameters);
        parameters.check();
        IdentityPolicy policy = IdentityPolicy.of(callers.current());
        return accounts.list(policy.allowed(filter), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, account -> AccountView.of(policy.seen(account))));
    }

    @GET
    @Path("/{id}")
    public Uni<AccountView> get(@PathParam("id") String id) {
        IdentityPolicy policy = IdentityPolicy.of(callers.current());
        return accounts.find(PublicId.parse(IdPrefix.ACCOUNT, id).orElseThrow(ServiceException::notFound))
                .map(policy::seen)
                .map(AccountView::of);
    }
}
