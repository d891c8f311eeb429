package io.paythread.casework;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of threads, as text. */
public record ThreadParameters(
        @QueryParam("ticket") @Nullable String ticket,
        @QueryParam("payment") @Nullable String payment,
        @QueryParam("refund") @Nullable String refund,
        @QueryParam("dispute") @Nullable String dispute,
        @QueryParam("state") @Nullable String state,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** What the text means; refuses the request where it means nothing. */
    ThreadStore.Filter read(boolean withElsewhere) {
        Parameters parameters = new Parameters();
        List<UUID> subjects = Stream.of(
                        parameters.id("payment", IdPrefix.PAYMENT, payment),
                        parameters.id("refund", IdPrefix.REFUND, refund),
                        parameters.id("dispute", IdPrefix.DISPUTE, dispute))
                .flatMap(Optional::stream)
                .toList();
        ThreadStore.Filter filter = new ThreadStore.Filter(
                parameters.id("ticket", IdPrefix.TICKET, ticket),
                subjects,
                parameters
                        .choice(
                                "state",
                                state,
                                Arrays.stream(ThreadState.values())
                                        .map(ThreadState::wireName)
                                        .toList())
                        .flatMap(ThreadParameters::ofName),
                withElsewhere);
        parameters.check();
        return filter;
    }

    /** A wrong word is refused when all have been read. */
    private static Optional<ThreadState> ofName(String name) {
        return Arrays.stream(ThreadState.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst();
    }
}
