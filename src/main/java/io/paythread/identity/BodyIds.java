package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads our ids in request bodies. */
final class BodyIds {
    private BodyIds() {}

    /** The id; refuses what is none, naming the field and the right form. */
    static UUID read(String pointer, IdPrefix prefix, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(present -> PublicId.parse(prefix, present))
                .orElseThrow(() -> refused(
                        pointer,
                        "invalid_id",
                        "An id that begins with " + prefix.text() + "_ is needed, as an answer gave it."));
    }

    static ServiceException refused(String pointer, String code, String detail) {
        return ServiceException.invalid(pointer, code, detail);
    }
}
