package io.paythread.identity;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** People, as the sets of accounts that they have. The id of one that was joined answers the one that it became. */
@Path("/v1/customers")
class CustomerResource {
    private final Customers customers;
    private final Accounts accounts;
    private final Links links;
    private final Pages pages;
    private final Callers callers;

    CustomerResource(Customers customers, Accounts accounts, Links links, Pages pages, Callers callers) {
        this.customers = customers;
        this.accounts = accounts;
        this.links = links;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<CustomerView>> list(@BeanParam CustomerParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        CustomerFilter filter = query.read(parameters);
        parameters.check();
        IdentityPolicy policy = policy();
        return customers
                .list(policy.allowed(filter), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, customer -> CustomerView.of(policy.seen(customer))));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<CustomerView>> get(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID asked = id(id);
        IdentityPolicy policy = policy();
        return customers
                .portrait(asked)
                .map(policy::seen)
                .map(portrait -> portrait(asked, portrait, policy, ifNoneMatch));
    }

    @GET
    @Path("/{id}/accounts")
    public Uni<RestResponse<PageView<AccountView>>> accounts(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        UUID asked = id(id);
        PageRequest page = pages.read(uri, PageBounds.LIST);
        IdentityPolicy policy = policy();
        return customers.survivor(asked).chain(customer -> accounts.list(
                        AccountReadStore.Filter.ofCustomer(customer.id()), page)
                .map(rows -> list(
                        asked,
                        customer,
                        "/accounts",
                        PageView.of(rows, uri, account -> AccountView.of(policy.seen(account))))));
    }

    @GET
    @Path("/{id}/links")
    public Uni<RestResponse<PageView<LinkView>>> links(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        UUID asked = id(id);
        Parameters parameters = new Parameters();
        LinkReadStore.Filter filter = new LinkParameters(state, null, null, null, cursor, limit).read(parameters);
        parameters.check();
        PageRequest page = pages.read(uri, PageBounds.LIST);
        IdentityPolicy policy = policy();
        return customers.survivor(asked).chain(customer -> links.list(filter.of(customer.id()), page)
                .map(rows -> list(
                        asked, customer, "/links", PageView.of(rows, uri, link -> LinkView.of(policy.seen(link))))));
    }

    @GET
    @Path("/{id}/identity-decisions")
    public Uni<RestResponse<PageView<DecisionView>>> decisions(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        UUID asked = id(id);
        PageRequest page = pages.read(uri, PageBounds.LIST);
        IdentityPolicy policy = policy();
        return customers.survivor(asked).chain(customer -> customers
                .decisions(customer.id(), page)
                .map(rows -> list(
                        asked,
                        customer,
                        "/identity-decisions",
                        PageView.of(rows, uri, made -> DecisionView.of(policy.seen(made))))));
    }

    private IdentityPolicy policy() {
        return IdentityPolicy.of(callers.current());
    }

    private static RestResponse<CustomerView> portrait(
            UUID asked, Customers.Portrait portrait, IdentityPolicy policy, @Nullable String ifNoneMatch) {
        CustomerTag tag = CustomerTag.of(portrait.customer(), policy.tag());
        boolean known = tag.isNamedBy(ifNoneMatch);
        RestResponse.Status status = known ? RestResponse.Status.NOT_MODIFIED : RestResponse.Status.OK;
        return CustomerResource.<CustomerView>answer(status, asked, portrait.customer(), "")
                .header("ETag", tag.text())
                .entity(known ? null : CustomerView.of(portrait))
                .build();
    }

    private static <T> RestResponse<T> list(UUID asked, Customer customer, String path, T view) {
        return CustomerResource.<T>answer(RestResponse.Status.OK, asked, customer, path)
                .entity(view)
                .build();
    }

    private static <T> ResponseBuilder<T> answer(
            RestResponse.Status status, UUID asked, Customer customer, String path) {
        ResponseBuilder<T> answer = ResponseBuilder.create(status);
        return customer.id().equals(asked)
                ? answer
                : answer.header(
                        "Content-Location",
                        "/v1/customers/" + PublicId.format(IdPrefix.CUSTOMER, customer.id()) + path);
    }

    static UUID id(String text) {
        return PublicId.parse(IdPrefix.CUSTOMER, text).orElseThrow(ServiceException::notFound);
    }
}
