package io.paythread.delivery;

import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of endpoints, as text. */
public record EndpointParameters(
        @QueryParam("state") @Nullable String state,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** The state that is asked for; refuses what is none. */
    Optional<String> wantedState() {
        Parameters parameters = new Parameters();
        Optional<String> wanted = parameters.choice(
                "state", state, List.of(EndpointState.ACTIVE.wireName(), EndpointState.DISABLED.wireName()));
        parameters.check();
        return wanted;
    }
}
