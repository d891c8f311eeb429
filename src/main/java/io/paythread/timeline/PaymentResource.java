package io.paythread.timeline;

import io.paythread.decline.Explanations;
import io.paythread.decline.Language;
import io.paythread.decline.LocaleParameter;
import io.paythread.decline.Speaker;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.security.Callers;
import io.paythread.security.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payments, each with its attempts, refunds and disputes. */
@Path("/v1/payments")
class PaymentResource {
    private final ObjectAnswers answers;
    private final PaymentStories stories;
    private final Explanations explanations;
    private final Callers callers;

    PaymentResource(ObjectAnswers answers, PaymentStories stories, Explanations explanations, Callers callers) {
        this.answers = answers;
        this.stories = stories;
        this.explanations = explanations;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<PaymentView>> list(
            @BeanParam PaymentParameters payment, @BeanParam ListParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        ObjectFilter filter = query.read(parameters, ObjectType.PAYMENT, parameters.word("status", payment.status()))
                .with(payment.read(Visibility.of(callers.current()), parameters));
        return answers.list(parameters, filter, uri, PaymentView::brief, ObjectType.ATTEMPT);
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
