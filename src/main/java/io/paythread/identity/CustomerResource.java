package io.paythread.identity;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
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
import java.util.function.BiFunction;
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
        return listOf(
                id,
                "/accounts",
                uri,
                (customer, page) -> accounts.list(AccountReadStore.Filter.ofCustomer(customer.id()), page),
                (policy, account) -> AccountView.of(policy.seen(account)));
    }

    @GET
    @Path("/{id}/links")
    public Uni<RestResponse<PageView<LinkView>>> links(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        LinkReadStore.Filter filter = new LinkParameters(state, null, null, null, cursor, limit).read(parameters);
        parameters.check();
        return listOf(
                id,
                "/links",
                uri,
                (customer, page) -> links.list(filter.of(customer.id()), page),
                (policy, link) -> LinkView.of(policy.seen(link)));
    }

    @GET
    @Path("/{id}/identity-decisions")
    public Uni<RestResponse<PageView<DecisionView>>> decisions(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return listOf(
                id,
                "/identity-decisions",
                uri,
                (customer, page) -> customers.decisions(customer.id(), page),
                (policy, made) -> DecisionView.of(policy.seen(made)));
    }

    /** A page of what hangs on the customer that this one has become part of by now. */
    private <T, V> Uni<RestResponse<PageView<V>>> listOf(
            String id,
            String path,
            UriInfo uri,
            BiFunction<Customer, PageRequest, Uni<Page<T>>> read,
            BiFunction<IdentityPolicy, T, V> view) {
        UUID asked = id(id);
        PageRequest page = pages.read(uri, PageBounds.LIST);
        IdentityPolicy policy = policy();
        return customers.survivor(asked).chain(customer -> read.apply(customer, page)
                .map(rows -> CustomerResource.<PageView<V>>answer(RestResponse.Status.OK, asked, customer, path)
                        .entity(PageView.of(rows, uri, row -> view.apply(policy, row)))
                        .build()));
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
