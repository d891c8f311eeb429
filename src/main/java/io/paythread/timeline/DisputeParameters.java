package io.paythread.timeline;

import io.paythread.export.FilterWords;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only lists of disputes can be asked for, as text. */
public record DisputeParameters(
        @QueryParam("state") @Nullable String state,
        @QueryParam("stage") @Nullable String stage,
        @QueryParam("reason") @Nullable String reason,
        @QueryParam("network") @Nullable String network,
        @QueryParam("due[gte]") @Nullable String dueGte,
        @QueryParam("due[lte]") @Nullable String dueLte,
        @QueryParam("at_risk") @Nullable String atRisk,
        @QueryParam("sort") @Nullable String sort) {
    /** Stored moments are spelled alike, with six digits, so their order is that of their texts. */
    private static final String DUE = "(o.state #>> '{attributes,due_at}') collate \"C\" ";

    /** As {@link DisputeView} derives it where the provider does not say. */
    private static final String STAGE =
            """
            coalesce(o.state #>> '{attributes,case_type}', \
            case when o.status like 'warning\\_%' then 'inquiry' else 'chargeback' end) = ?""";

    private static final String NETWORK =
            "coalesce(o.state #>> '{attributes,network}', o.state #>> '{attributes,card_brand}') = ?";

    /** The same words, by their names. A file has one order. */
    static DisputeParameters of(FilterWords words) {
        return new DisputeParameters(
                words.text("state"),
                words.text("stage"),
                words.text("reason"),
                words.text("network"),
                words.text("due[gte]"),
                words.text("due[lte]"),
                words.text("at_risk"),
                null);
    }

    /** Which disputes are asked for by these and by what every list has; every fault goes to the parameters. */
    ObjectFilter filter(ListParameters query, Parameters parameters) {
        return query.read(parameters, ObjectType.DISPUTE, parameters.word("state", state))
                .with(read(parameters));
    }

    private List<ListCondition> read(Parameters parameters) {
        List<ListCondition> conditions = new ArrayList<>();
        parameters.word("stage", stage).ifPresent(word -> conditions.add(new ListCondition(STAGE, List.of(word))));
        parameters
                .word("reason", reason)
                .ifPresent(word -> conditions.add(ListCondition.detail(Attribute.REASON, word)));
        parameters
                .word("network", network)
                .ifPresent(word -> conditions.add(new ListCondition(NETWORK, List.of(word))));
        Optional<Instant> from = parameters.instant("due[gte]", dueGte);
        Optional<Instant> to = parameters.instant("due[lte]", dueLte);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            parameters.refuse("due[gte]", "reversed_range", "is not after due[lte]; exchange the two.");
        }
        from.ifPresent(due -> conditions.add(new ListCondition(DUE + ">= ?", List.of(FactJson.text(due)))));
        to.ifPresent(due -> conditions.add(new ListCondition(DUE + "<= ?", List.of(FactJson.text(due)))));
        return conditions;
    }
}
