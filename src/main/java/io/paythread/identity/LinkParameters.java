package io.paythread.identity;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists of links, as text. */
public record LinkParameters(
        @QueryParam("state") @Nullable String state,
        @QueryParam("strength") @Nullable String strength,
        @QueryParam("rule") @Nullable String rule,
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** What the text means; every fault goes to the parameters. */
    LinkReadStore.Filter read(Parameters parameters) {
        Optional<String> inState = parameters.choice(
                "state", state, LinkState.ALL.stream().map(LinkState::wireName).toList());
        Optional<String> byRule = parameters.choice(
                "rule",
                rule,
                Arrays.stream(LinkRule.values()).map(LinkRule::wireName).toList());
        return new LinkReadStore.Filter(
                parameters.id("customer", IdPrefix.CUSTOMER, customer),
                inState.flatMap(LinkState::ofWireName),
                parameters.choice("strength", strength, List.of("verified", "asserted", "suggested")),
                byRule.flatMap(LinkRule::ofWireName));
    }
}
