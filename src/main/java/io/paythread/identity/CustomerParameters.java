package io.paythread.identity;

import io.paythread.export.FilterWords;
import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of customers, as text. */
public record CustomerParameters(
        @QueryParam("q") @Nullable String q,
        @QueryParam("email") @Nullable String email,
        @QueryParam("phone") @Nullable String phone,
        @QueryParam("external_ref") @Nullable String externalRef,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** The same words, by their names. A file has no pages. */
    static CustomerParameters of(FilterWords words) {
        return new CustomerParameters(
                words.text("q"), words.text("email"), words.text("phone"), words.text("external_ref"), null, null);
    }

    /** What the text means; every fault goes to the parameters. */
    CustomerFilter read(Parameters parameters) {
        return new CustomerFilter(
                AccountParameters.email(parameters, email),
                phone(parameters),
                words(parameters),
                parameters.text("external_ref", externalRef));
    }

    private Optional<PhoneNumber> phone(Parameters parameters) {
        Optional<PhoneNumber> number = parameters.text("phone", phone).flatMap(PhoneNumber::parse);
        if (phone != null && number.isEmpty()) {
            parameters.refuse(
                    "phone",
                    "invalid_phone",
                    "is a telephone number of 7 to 15 digits. A plus sign is written %2B in an address.");
        }
        return number;
    }

    private Optional<PersonName> words(Parameters parameters) {
        Optional<PersonName> words = parameters.text("q", q).flatMap(PersonName::parse);
        if (q != null && words.isEmpty()) {
            parameters.refuse("q", "invalid_text", "has at least one word of a name.");
        }
        return words;
    }
}
