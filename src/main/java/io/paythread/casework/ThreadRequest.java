package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.timeline.PublicIds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and what it is about, said by a person.
 *
 * @param subject the id of a payment, refund or dispute
 * @param reason for colleagues who ask later; kept for good
 */
public record ThreadRequest(
        @Nullable String ticket,
        @Nullable String subject,
        @NotBlank(message = "Say why, in 1 to 500 characters.")
                @Size(max = 500, message = "Say why, in 1 to 500 characters.")
                @Nullable
                String reason) {

    private static final List<ObjectType> SUBJECTS = List.of(ObjectType.PAYMENT, ObjectType.REFUND, ObjectType.DISPUTE);

    /** One of our objects. */
    record Named(ObjectType type, UUID id) {}

    UUID ticketId() {
        return Optional.ofNullable(ticket)
                .flatMap(text -> PublicId.parse(IdPrefix.TICKET, text))
                .orElseThrow(() -> ServiceException.invalid(
                        "/ticket", "invalid_id", "An id that begins with tkt_ is needed, as an answer gave it."));
    }

    Named named() {
        return Optional.ofNullable(subject)
                .flatMap(ThreadRequest::named)
                .orElseThrow(() -> ServiceException.invalid(
                        "/subject",
                        "invalid_id",
                        "An id that begins with pay_, rfd_ or dsp_ is needed, as an answer gave it."));
    }

    private static Optional<Named> named(String text) {
        return SUBJECTS.stream()
                .flatMap(type -> PublicIds.prefix(type).stream()
                        .flatMap(prefix -> PublicId.parse(prefix, text).stream())
                        .map(id -> new Named(type, id)))
                .findFirst();
    }

    /** The reason, once it was validated. */
    String because() {
        return String.valueOf(reason).strip();
    }
}
