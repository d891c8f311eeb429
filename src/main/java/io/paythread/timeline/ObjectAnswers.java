package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.timeline.Objects.Found;
import io.paythread.timeline.TimelineStore.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the resources of all object types have in common: lists, one object under any id it ever had, its timeline. */
@Singleton
class ObjectAnswers {
    private final Objects objects;
    private final Timelines timelines;
    private final Pages pages;

    ObjectAnswers(Objects objects, Timelines timelines, Pages pages) {
        this.objects = objects;
        this.timelines = timelines;
        this.pages = pages;
    }

    /** A page of a list; refuses every faulty parameter at once. */
    <V> Uni<PageView<V>> list(
            Parameters parameters,
            ObjectFilter filter,
            UriInfo uri,
            BiFunction<Found, ObjectRow, V> view,
            ObjectType... around) {
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.LIST);
        return objects.page(filter, request, around)
                .map(found -> PageView.of(found.page(), uri, row -> view.apply(found, row)));
    }

    /** One object; one that has another id by now is answered with its present address. */
    <V> Uni<RestResponse<V>> one(
            ObjectType type, String id, BiFunction<Found, ObjectRow, V> view, ObjectType... around) {
        UUID asked = parse(type, id);
        return objects.one(type, asked, around).map(found -> {
            ObjectRow row = found.only();
            ResponseBuilder<V> answer = ResponseBuilder.ok(view.apply(found, row));
            if (!row.id().equals(asked)) {
                PublicIds.address(type, row.id()).ifPresent(address -> answer.header("Content-Location", address));
            }
            return answer.build();
        });
    }

    /** The object alone. */
    Uni<Found> find(ObjectType type, String id, ObjectType... around) {
        return objects.one(type, parse(type, id), around);
    }

    /** The timeline of the object's matter. */
    Uni<TimelineView> timeline(ObjectType type, String id, TimelineParameters query, UriInfo uri, boolean onlyNaming) {
        UUID asked = parse(type, id);
        Parameters parameters = new Parameters();
        TimelineFilter filter = query.read(parameters);
        Optional<UUID> around = query.readAround(parameters);
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.TIMELINE);
        return objects.one(type, asked)
                .map(found -> scope(found.only(), onlyNaming))
                .chain(scope -> timelines.page(scope, filter, around, request))
                .map(page -> TimelineView.of(
                        PageView.of(page, uri, EntryView::of), filter.asOf().orElse(null)));
    }

    /** Part of a list that belongs to one object. */
    <V> Uni<PageView<V>> within(
            ObjectFilter filter, UriInfo uri, PageBounds bounds, BiFunction<Found, ObjectRow, V> view) {
        return objects.page(filter, pages.read(uri, bounds))
                .map(found -> PageView.of(found.page(), uri, row -> view.apply(found, row)));
    }

    private static Scope scope(ObjectRow row, boolean onlyNaming) {
        return new Scope.OfMatter(row.matterId(), onlyNaming ? Optional.of(row.spelled()) : Optional.empty());
    }

    private static UUID parse(ObjectType type, String id) {
        IdPrefix prefix = PublicIds.prefix(type).orElseThrow(ServiceException::notFound);
        return PublicId.parse(prefix, id).orElseThrow(ServiceException::notFound);
    }
}
