package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What banks report as fraud before anybody disputes it. */
@Path("/v1/early-fraud-warnings")
class EarlyFraudWarningResource {
    private final ObjectAnswers answers;

    EarlyFraudWarningResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<EarlyFraudWarningView>> list(
            @BeanParam ListParameters query,
            @QueryParam("actionable") @Nullable String actionable,
            @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        List<ListCondition> conditions = parameters
                .choice("actionable", actionable, List.of("true", "false"))
                .map(flag -> List.of(ListCondition.detail(Attribute.ACTIONABLE, flag)))
                .orElse(List.of());
        ObjectFilter filter = query.read(parameters, ObjectType.EARLY_FRAUD_WARNING, Optional.empty())
                .with(conditions);
        return answers.list(parameters, filter, uri, EarlyFraudWarningView::of, ObjectType.PAYMENT, ObjectType.DISPUTE);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<EarlyFraudWarningView>> get(@PathParam("id") String id) {
        return answers.one(
                ObjectType.EARLY_FRAUD_WARNING, id, EarlyFraudWarningView::of, ObjectType.PAYMENT, ObjectType.DISPUTE);
    }
}
