package io.paythread.decline;

import io.paythread.decline.DeclineCodeParameters.Asked;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.security.Callers;
import io.paythread.security.Visibility;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What codes mean and what may be said of them. Without {@code risk:read} the codes that must not be told are left out, and
 * one asked for by name is answered exactly as one that nobody knows.
 */
@Path("/v1/decline-codes")
class DeclineCodeResource {
    private static final int LONGEST_CODE = 100;

    private final Explanations explanations;
    private final Callers callers;

    DeclineCodeResource(Explanations explanations, Callers callers) {
        this.explanations = explanations;
        this.callers = callers;
    }

    /** All of a vocabulary at once: there are some dozens. */
    @GET
    public PageView<DeclineCodeView> list(
            @BeanParam DeclineCodeParameters query,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        Asked asked = query.read(parameters);
        parameters.check();
        boolean risk = Visibility.of(callers.current()).risk();
        Speaker speaker = explanations.in(Language.choose(asked.locale(), accepted));
        return PageView.of(
                Page.whole(DeclineCodes.all(asked.vocabulary()).stream()
                        .filter(code -> risk || code.disclose())
                        .filter(asked::holds)
                        .map(code -> speaker.explain(code.vocabulary(), code.code(), Particulars.NONE))
                        .map(DeclineCodeView::of)
                        .toList()),
                uri);
    }

    @GET
    @Path("/{id}")
    public DeclineCodeView get(
            @PathParam("id") String code,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("type") @Nullable String type,
            @QueryParam("locale") @Nullable String locale,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        Parameters parameters = new Parameters();
        Vocabulary vocabulary = DeclineCodeParameters.vocabulary(parameters, provider, type);
        Optional<String> wished = LocaleParameter.read(parameters, locale);
        parameters.check();
        Speaker speaker = explanations.in(Language.choose(wished, accepted));
        return DeclineCodeView.of(explained(speaker, vocabulary, shortened(code)));
    }

    private Explanation explained(Speaker speaker, Vocabulary vocabulary, String code) {
        Explanation explanation = speaker.explain(vocabulary, code, Particulars.NONE);
        boolean seen = explanation.code().disclose()
                || Visibility.of(callers.current()).risk();
        return seen ? explanation : speaker.explainAsUnknown(vocabulary, code);
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
