package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes what it names.
 *
 * @param fields texts by field; an empty one takes the field out
 * @param excerpts the messages to quote, by their entries, all of them
 */
record PackChangeRequest(
        @Pattern(regexp = "physical|digital|service", message = "The product type is physical, digital or service.")
                @Nullable
                String productType,
        @Size(max = 40, message = "A pack has at most 40 fields.") @Nullable Map<String, String> fields,
        @Size(max = 500, message = "A pack quotes at most 500 messages.") @Nullable List<String> excerpts) {

    /** The most that a text can have while people work on it; what is too long to be sent is told as a problem. */
    private static final int MOST_CHARACTERS = 60_000;

    private static final String ACKNOWLEDGED = "enhanced_evidence.visa_compliance.fee_acknowledged";

    PackContent applied(PackContent before) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>(before.fields());
        if (fields != null) {
            fields.forEach((field, text) -> put(texts, field, text, errors));
        }
        List<UUID> quoted = excerpts == null ? before.excerpts() : entries(excerpts, errors);
        if (!errors.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "Some values are not valid.", errors);
        }
        ProductType product = productType == null
                ? before.product()
                : ProductType.ofWireName(productType).orElse(before.product());
        return new PackContent(product, texts, before.statements(), quoted);
    }

    private static void put(Map<String, String> texts, String field, @Nullable String text, List<FieldError> errors) {
        EvidenceField known = Reasons.KNOWN.fields().get(field);
        String pointer = "/fields/" + field;
        if (!field.equals(ACKNOWLEDGED) && (known == null || known.file())) {
            errors.add(new FieldError(
                    pointer,
                    "unknown_field",
                    known == null ? "The provider has no such field." : "This field takes a file."));
        } else if (text == null || text.isBlank()) {
            texts.remove(field);
        } else if (text.length() > MOST_CHARACTERS) {
            errors.add(new FieldError(pointer, "too_long", "A text has at most " + MOST_CHARACTERS + " characters."));
        } else {
            texts.put(field, text.replace("\0", ""));
        }
    }

    private static List<UUID> entries(List<String> ids, List<FieldError> errors) {
        Set<UUID> entries = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            int at = i;
            PublicId.parse(IdPrefix.ENTRY, ids.get(i))
                    .ifPresentOrElse(
                            entries::add,
                            () -> errors.add(
                                    new FieldError("/excerpts/" + at, "unknown_entry", "This is no id of an entry.")));
        }
        return List.copyOf(entries);
    }
}
