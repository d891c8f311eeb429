package io.paythread.reconcile;

import io.paythread.ingest.spi.FetchRange;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/reconciliations}: from inclusive, to exclusive. */
record RangeRequest(
        @NotNull(message = "Name the source.") String source,
        @NotNull(message = "Say since when.") Instant from,
        @Nullable Instant to) {

    /** @param latest what is younger is not compared: its webhook may be under way */
    Wish wish(Instant latest) {
        return wish(source, from, to, Set.of(), latest);
    }

    static Wish wish(String source, Instant from, @Nullable Instant to, Set<String> types, Instant latest) {
        UUID id = PublicId.parse(IdPrefix.SOURCE, source)
                .orElseThrow(() -> ServiceException.invalid(
                        "/source", "invalid_id", "source is an id that begins with sou_, as an answer gave it."));
        Instant start = from.truncatedTo(ChronoUnit.MICROS);
        Instant end = (to == null || to.isAfter(latest) ? latest : to).truncatedTo(ChronoUnit.MICROS);
        if (!start.isBefore(end)) {
            throw ServiceException.invalid(
                    "/from", "reversed_range", "from lies before to, and before " + latest + ".");
        }
        return new Wish(id, new FetchRange(start, end, types));
    }
}
