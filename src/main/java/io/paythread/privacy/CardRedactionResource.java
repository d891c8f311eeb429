package io.paythread.privacy;

import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** What was taken out of stored text: the receipts, never the numbers. */
@Path("/v1/card-redactions")
class CardRedactionResource {
    private final CardRedactions redactions;
    private final Pages pages;

    CardRedactionResource(CardRedactions redactions, Pages pages) {
        this.redactions = redactions;
        this.pages = pages;
    }

    @GET
    public Uni<PageView<CardRedactionView>> list(@BeanParam CardRedactionParameters query, @Context UriInfo uri) {
        return redactions
                .list(query.filter(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, CardRedactionView::of));
    }
}
