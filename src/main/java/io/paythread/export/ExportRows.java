package io.paythread.export;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The rows of one export, in the list's own order. */
@FunctionalInterface
public interface ExportRows {
    /** More are not counted: it would take longer than it is worth. */
    int MOST_COUNTED = 100_000;

    /** A page of them. Rows that arrive while it is paged neither repeat nor hide others. */
    Uni<Page<ExportRow>> page(PageRequest request);

    /** How many there are now; empty for more than {@link #MOST_COUNTED} and where nobody can tell. */
    default Uni<Optional<Long>> count() {
        return Uni.createFrom().item(Optional.empty());
    }
}
