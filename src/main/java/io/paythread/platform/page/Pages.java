package io.paythread.platform.page;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Reads {@code limit} and {@code cursor} of a request. */
@Singleton
public class Pages {
    private final Cursors cursors;

    Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /** The part of the list that the request asks for; refuses a bad limit (422) and a bad cursor (400). */
    public PageRequest read(UriInfo request, PageBounds bounds) {
        var parameters = request.getQueryParameters();
        int limit = limit(request, bounds);
        QueryDigest query = QueryDigest.of(request.getPath(), parameters);
        String cursor = parameters.getFirst("cursor");
        return cursor == null
                ? PageRequest.first(cursors, query, limit)
                : PageRequest.from(cursors, query, limit, cursor);
    }

    /** The part of a list that is read on and on, behind the cursor that the part before gave; empty for the beginning. */
    public PageRequest goOn(QueryDigest query, int rows, Optional<String> cursor) {
        return cursor.map(place -> PageRequest.from(cursors, query, rows, place))
                .orElseGet(() -> PageRequest.first(cursors, query, rows));
    }

    /** How many rows the request asks for; refuses a bad limit (422). */
    public int limit(UriInfo request, PageBounds bounds) {
        return bounds.limit(request.getQueryParameters().getOrDefault("limit", List.of()));
    }
}
