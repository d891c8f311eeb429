package io.paythread.casework;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who wrote first, in JSON. */
public record ContactView(
        boolean contactedFirst,
        String text,
        @Nullable String ticket,
        @Nullable Instant askedAt,
        @Nullable Long beforeSeconds,
        @Nullable Long replyAfterSeconds,
        @Nullable Boolean repliedInTime) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.first(),
                contact.text(),
                contact.ticket().map(id -> PublicId.format(IdPrefix.TICKET, id)).orElse(null),
                contact.askedAt().orElse(null),
                contact.before().map(Duration::toSeconds).orElse(null),
                contact.replyAfter().map(Duration::toSeconds).orElse(null),
                contact.first() ? contact.inTime() : null);
    }
}
