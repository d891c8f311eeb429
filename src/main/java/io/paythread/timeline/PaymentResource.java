package io.paythread.timeline;

import io.paythread.decline.Explanations;
import io.paythread.decline.Language;
import io.paythread.decline.LocaleParameter;
import io.paythread.decline.Speaker;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Callers;
import io.paythread.security.Visibility;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payments, each with its attempts, refunds and disputes. */
@Path("/v1/payments")
class PaymentResource {
    static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("status"),
            new Column("amount", "/amount/amount"),
            new Column("currency", "/amount/currency"),
            new Column("amount_captured", "/amount_captured/amount"),
            new Column("amount_refunded", "/amount_refunded/amount"),
            new Column("method", "/method/type"),
            new Column("brand", "/method/brand"),
            new Column("last4", "/method/last4"),
            Column.of("attempt_count"),
            new Column("last_decline_code", "/last_decline/code"),
            Column.of("order_numbers"),
            Column.of("live"),
            Column.of("customer"),
            Column.of("invoice"),
            Column.of("subscription"),
            Column.of("source"),
            new Column("reference", "/external_refs/0/id"),
            Column.of("created_at"),
            Column.of("recorded_at"));

    private final ObjectAnswers answers;
    private final ObjectForms forms;
    private final PaymentStories stories;
    private final Explanations explanations;
    private final Callers callers;

    PaymentResource(
            ObjectAnswers answers,
            ObjectForms forms,
            PaymentStories stories,
            Explanations explanations,
            Callers callers) {
        this.answers = answers;
        this.forms = forms;
        this.stories = stories;
        this.explanations = explanations;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<PageView<PaymentView>> list(
            @BeanParam PaymentParameters payment, @BeanParam ListParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        return answers.list(
                parameters, filter(payment, query, parameters), uri, PaymentView::brief, ObjectType.ATTEMPT);
    }

    @GET
    @Produces(RowForms.CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<String> csv(
            @BeanParam PaymentParameters payment, @BeanParam ListParameters query, @Context UriInfo uri) {
        return forms.csv(COLUMNS, all(payment, query, uri));
    }

    @GET
    @Produces(RowForms.LINES + ";qs=0.4")
    @Operation(hidden = true)
    public Multi<PaymentView> lines(
            @BeanParam PaymentParameters payment, @BeanParam ListParameters query, @Context UriInfo uri) {
        return all(payment, query, uri).onItem().disjoint();
    }

    private Multi<List<PaymentView>> all(PaymentParameters payment, ListParameters query, UriInfo uri) {
        Parameters parameters = new Parameters();
        return answers.all(parameters, filter(payment, query, parameters), uri, PaymentView::brief, ObjectType.ATTEMPT);
    }

    private ObjectFilter filter(PaymentParameters payment, ListParameters query, Parameters parameters) {
        return payment.filter(query, Visibility.of(callers.current()), parameters);
    }

    /** The whole story, in the language asked for. */
    @GET
    @Path("/{id}")
    public Uni<RestResponse<PaymentView>> get(
            @PathParam("id") String id,
            @QueryParam("locale") @Nullable String locale,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        UUID asked = ObjectAnswers.parse(ObjectType.PAYMENT, id);
        return stories.read(callers.current(), asked, speaker(locale, accepted))
                .map(told ->
                        ObjectAnswers.answer(asked, told.seen().only(), PaymentView.told(told.seen(), told.story())));
    }

    /** Every try, oldest first: a payment has a few, so they come at once. */
    @GET
    @Path("/{id}/attempts")
    public Uni<PageView<AttemptView>> attempts(
            @PathParam("id") String id,
            @QueryParam("locale") @Nullable String locale,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Context UriInfo uri) {
        Speaker speaker = speaker(locale, accepted);
        return answers.find(callers.current(), ObjectType.PAYMENT, id, ObjectType.ATTEMPT)
                .map(found ->
                        PageView.of(Page.whole(PaymentView.attempts(found, found.only(), Optional.of(speaker))), uri));
    }

    private Speaker speaker(@Nullable String locale, @Nullable String accepted) {
        Parameters parameters = new Parameters();
        Optional<String> wished = LocaleParameter.read(parameters, locale);
        parameters.check();
        return explanations.in(Language.choose(wished, accepted));
    }

    @GET
    @Path("/{id}/timeline")
    public Uni<TimelineView> timeline(
            @PathParam("id") String id, @BeanParam TimelineParameters query, @Context UriInfo uri) {
        return answers.timeline(ObjectType.PAYMENT, id, query, uri, false);
    }
}
