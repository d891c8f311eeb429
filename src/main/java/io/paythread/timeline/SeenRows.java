package io.paythread.timeline;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.security.Caller;
import io.paythread.security.SensitiveViews;
import io.paythread.security.Visibility;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way of every row from the stores to a caller: fields that the caller may not see are taken out, and a look at
 * reasons that others do not see is written down first.
 */
@Singleton
class SeenRows {
    private static final String REASONS_READ = "reserved_reason.read";

    private final SensitiveViews views;

    SeenRows(SensitiveViews views) {
        this.views = views;
    }

    static FieldPolicy policy(Caller caller) {
        return new FieldPolicy(Visibility.of(caller));
    }

    Uni<EntryRow> entry(Caller caller, EntryRow row) {
        FieldPolicy policy = policy(caller);
        return note(caller, policy, List.of(row)).replaceWith(policy.seen(row));
    }

    Uni<Page<EntryRow>> entries(Caller caller, Page<EntryRow> page) {
        FieldPolicy policy = policy(caller);
        return note(caller, policy, page.data()).replaceWith(page.map(policy::seen));
    }

    Uni<Found> objects(Caller caller, Found found) {
        FieldPolicy policy = policy(caller);
        List<String> revealed = Stream.concat(found.page().data().stream(), found.others().stream())
                .filter(policy::reveals)
                .flatMap(row -> PublicIds.of(row.type(), row.id()).stream())
                .distinct()
                .toList();
        Found seen = new Found(
                found.page().map(policy::seen),
                found.others().stream().map(policy::seen).toList(),
                found.annexes());
        return views.note(caller, REASONS_READ, "object", revealed).replaceWith(seen);
    }

    private Uni<Void> note(Caller caller, FieldPolicy policy, List<EntryRow> rows) {
        List<String> revealed = rows.stream()
                .filter(policy::reveals)
                .map(row -> PublicId.format(IdPrefix.ENTRY, row.id()))
                .toList();
        return views.note(caller, REASONS_READ, "entry", revealed);
    }
}
