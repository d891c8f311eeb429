package io.paythread.identity;

import io.paythread.fact.EmailAddress;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists of accounts, as text. */
public record AccountParameters(
        @QueryParam("source") @Nullable String source,
        @QueryParam("reference") @Nullable String reference,
        @QueryParam("email") @Nullable String email,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** What the text means; every fault goes to the parameters. */
    AccountReadStore.Filter read(Parameters parameters) {
        return new AccountReadStore.Filter(
                Optional.empty(),
                parameters.id("source", IdPrefix.SOURCE, source),
                parameters.text("reference", reference),
                email(parameters, email));
    }

    /** An e-mail address in any spelling; never quoted when it is refused. */
    static Optional<EmailAddress> email(Parameters parameters, @Nullable String text) {
        Optional<EmailAddress> email = parameters.text("email", text).flatMap(EmailAddress::parse);
        if (text != null && email.isEmpty()) {
            parameters.refuse("email", "invalid_email", "is a whole e-mail address.");
        }
        return email;
    }
}
