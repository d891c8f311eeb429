package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of inbound events. */
record InboundEventParameters(
        @QueryParam("state") @Nullable InboundEventState state,
        @QueryParam("source") @Nullable String source,
        @QueryParam("type") @Nullable String type,
        @QueryParam("from") @Nullable Instant from,
        @QueryParam("to") @Nullable Instant to,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    InboundEventFilter filter() {
        List<FieldError> faults = new ArrayList<>();
        Optional<UUID> id = Optional.ofNullable(source).flatMap(text -> PublicId.parse(IdPrefix.SOURCE, text));
        if (source != null && id.isEmpty()) {
            faults.add(new FieldError("?source", "invalid_id", "source is an id that begins with sou_."));
        }
        if (type != null && (type.isEmpty() || type.length() > Storable.MAX_TEXT || type.indexOf('\0') >= 0)) {
            faults.add(new FieldError("?type", "invalid_text", "type has 1 to " + Storable.MAX_TEXT + " characters."));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(new FieldError(
                    "?from", "reversed_range", "from lies before to; exchange the two or widen the range."));
        }
        if (!faults.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "Parameters are not valid; each is in errors.", faults);
        }
        return new InboundEventFilter(
                Optional.ofNullable(state),
                id,
                Optional.ofNullable(type),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
    }
}
