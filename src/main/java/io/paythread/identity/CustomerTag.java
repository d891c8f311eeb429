package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The entity tag of a customer: weak, because the revision says that the content is equal, not the bytes. */
record CustomerTag(String opaque) {

    /** Differs where callers see different fields. */
    static CustomerTag of(Customer customer, String visibility) {
        return new CustomerTag("\"" + visibility + PublicId.format(IdPrefix.CUSTOMER, customer.id()) + "."
                + customer.revision() + "\"");
    }

    /** As it stands in the header. */
    String text() {
        return "W/" + opaque;
    }

    /** Whether {@code If-None-Match} names it; compared weakly, as RFC 9110 says for this header. */
    boolean isNamedBy(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(text -> text.startsWith("W/") ? text.substring(2) : text)
                        .anyMatch(text -> text.equals("*") || text.equals(opaque));
    }
}
