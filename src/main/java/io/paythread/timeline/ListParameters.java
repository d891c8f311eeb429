package io.paythread.timeline;

import io.paythread.export.FilterWords;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters that every list of objects has, as text. */
public record ListParameters(
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("source") @Nullable String source,
        @QueryParam("created[gte]") @Nullable String createdGte,
        @QueryParam("created[gt]") @Nullable String createdGt,
        @QueryParam("created[lte]") @Nullable String createdLte,
        @QueryParam("created[lt]") @Nullable String createdLt,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** The same words, by their names. A file has no pages. */
    static ListParameters of(FilterWords words) {
        return new ListParameters(
                words.text("customer"),
                words.text("source"),
                words.text("created[gte]"),
                words.text("created[gt]"),
                words.text("created[lte]"),
                words.text("created[lt]"),
                null,
                null);
    }

    /** What the text means; every fault goes to the parameters. */
    ObjectFilter read(Parameters parameters, ObjectType type, Optional<String> status) {
        Optional<Instant> gte = parameters.instant("created[gte]", createdGte);
        Optional<Instant> gt = parameters.instant("created[gt]", createdGt);
        Optional<Instant> lte = parameters.instant("created[lte]", createdLte);
        Optional<Instant> lt = parameters.instant("created[lt]", createdLt);
        refuseBoth(parameters, "created[gte]", gte, "created[gt]", gt);
        refuseBoth(parameters, "created[lte]", lte, "created[lt]", lt);
        boolean inclusive = gte.isPresent() && lte.isPresent();
        if (!inclusive || lte.get().isBefore(gte.get())) {
            parameters.requireOrder(
                    gte.isPresent() ? "created[gte]" : "created[gt]",
                    gte.or(() -> gt),
                    lte.isPresent() ? "created[lte]" : "created[lt]",
                    lte.or(() -> lt));
        }
        return new ObjectFilter(
                type,
                status,
                parameters.id("customer", IdPrefix.CUSTOMER, customer),
                parameters.id("source", IdPrefix.SOURCE, source),
                gte.map(ObjectKey::before).or(() -> gt.map(ObjectKey::after)).orElse(ObjectKey.FIRST),
                lt.map(ObjectKey::before).or(() -> lte.map(ObjectKey::after)).orElse(ObjectKey.LAST),
                false,
                List.of(),
                Optional.empty());
    }

    private static void refuseBoth(
            Parameters parameters, String one, Optional<?> first, String other, Optional<?> second) {
        if (first.isPresent() && second.isPresent()) {
            parameters.refuse(one, "contradiction", "and " + other + " exclude each other; give one of them.");
        }
    }
}
