package io.paythread.privacy;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of legal holds, as text. */
public record LegalHoldParameters(
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** Whose holds are asked for; refuses what is no customer's id. */
    Optional<UUID> whose() {
        Parameters parameters = new Parameters();
        Optional<UUID> id = parameters.id("customer", IdPrefix.CUSTOMER, customer);
        parameters.check();
        return id;
    }
}
