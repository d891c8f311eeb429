package io.paythread.decline;

import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of codes, as text. */
public record DeclineCodeParameters(
        @QueryParam("provider") @Nullable String provider,
        @QueryParam("type") @Nullable String type,
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("actor") @Nullable String actor,
        @QueryParam("may_be_told") @Nullable String mayBeTold,
        @QueryParam("locale") @Nullable String locale) {

    /** What the text means. */
    record Asked(
            Vocabulary vocabulary,
            Optional<String> kind,
            Optional<String> actor,
            Optional<Boolean> mayBeTold,
            Optional<String> locale) {

        boolean holds(DeclineCode code) {
            return kind.map(code.kind()::equals).orElse(true)
                    && actor.map(code.actor()::equals).orElse(true)
                    && mayBeTold.map(told -> told == code.disclose()).orElse(true);
        }
    }

    Asked read(Parameters parameters) {
        return new Asked(
                vocabulary(parameters, provider, type),
                parameters.choice("kind", kind, List.of("hard", "soft", "none")),
                parameters.choice("actor", actor, List.of("customer", "issuer", "merchant", "psp", "none")),
                parameters
                        .choice("may_be_told", mayBeTold, List.of("true", "false"))
                        .map("true"::equals),
                LocaleParameter.read(parameters, locale));
    }

    /** Stripe's decline codes where nothing is said. */
    static Vocabulary vocabulary(Parameters parameters, @Nullable String provider, @Nullable String type) {
        String whose =
                parameters.choice("provider", provider, Vocabulary.PROVIDERS).orElse("stripe");
        String which = parameters.choice("type", type, Vocabulary.TYPES).orElse("decline");
        Optional<Vocabulary> found = Vocabulary.of(whose, which);
        if (found.isEmpty() && Vocabulary.PROVIDERS.contains(whose) && Vocabulary.TYPES.contains(which)) {
            parameters.refuse("type", "no_such_codes", "is decline for " + whose + ": we know no advice codes of it.");
        }
        return found.orElse(Vocabulary.STRIPE);
    }
}
