package io.paythread.security;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;

/** The roles that there are, and what they allow. */
@Path("/v1/roles")
class RoleResource {
    @GET
    public PageView<RoleView> list(@Context UriInfo uri) {
        List<RoleView> roles = Arrays.stream(Role.values()).map(RoleView::of).toList();
        return PageView.of(Page.whole(roles), uri);
    }
}
