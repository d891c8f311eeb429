package io.paythread.timeline;

import io.paythread.decline.Explanations;
import io.paythread.decline.Speaker;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.paythread.timeline.Objects.Found;
import io.paythread.timeline.TimelineStore.Scope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What the resources of all object types have in common: lists, one object under any id it ever had, its timeline. */
@Singleton
class ObjectAnswers {
    private final Objects objects;
    private final ListChoices choices;
    private final Timelines timelines;
    private final Completeness completeness;
    private final Explanations explanations;
    private final Pages pages;
    private final Callers callers;

    ObjectAnswers(
            Objects objects,
            ListChoices choices,
            Timelines timelines,
            Completeness completeness,
            Explanations explanations,
            Pages pages,
            Callers callers) {
        this.completeness = completeness;
        this.explanations = explanations;
        this.objects = objects;
        this.choices = choices;
        this.timelines = timelines;
        this.pages = pages;
        this.callers = callers;
    }

    /** A page of the objects of a type that have this word as their status, whatever the parameter of it is called. */
    <V> Uni<PageView<V>> list(
            ObjectType type,
            ListParameters query,
            String statusName,
            @Nullable String status,
            UriInfo uri,
            BiFunction<Found, ObjectRow, V> view,
            ObjectType... around) {
        Parameters parameters = new Parameters();
        ObjectFilter filter = query.read(parameters, type, parameters.word(statusName, status));
        return list(parameters, filter, uri, view, around);
    }

    /** A page of a list; refuses every faulty parameter at once. */
    <V> Uni<PageView<V>> list(
            Parameters parameters,
            ObjectFilter filter,
            UriInfo uri,
            BiFunction<Found, ObjectRow, V> view,
            ObjectType... around) {
        Caller caller = callers.current();
        ObjectFilter chosen = choices.choose(filter, caller, parameters, uri);
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.LIST);
        return objects.page(caller, chosen, request, around)
                .map(found -> PageView.of(found.page(), uri, row -> view.apply(found, row)));
    }

    /** The whole list, piece by piece, as far as one answer goes; refuses every faulty parameter at once. */
    <V> Multi<List<V>> all(
            Parameters parameters,
            ObjectFilter filter,
            UriInfo uri,
            BiFunction<Found, ObjectRow, V> view,
            ObjectType... around) {
        Caller caller = callers.current();
        ObjectFilter chosen = choices.choose(filter, caller, parameters, uri);
        parameters.check();
        return objects.all(caller, chosen, around).map(found -> found.page().data().stream()
                .map(row -> view.apply(found, row))
                .toList());
    }

    /** One object; one that has another id by now is answered with its present address. */
    <V> Uni<RestResponse<V>> one(
            ObjectType type, String id, BiFunction<Found, ObjectRow, V> view, ObjectType... around) {
        return objects.one(callers.current(), type, parse(type, id), around)
                .map(found -> answer(parse(type, id), found.only(), view.apply(found, found.only())));
    }

    /** The answer with an object; with its present address where it was asked for by another id. */
    static <V> RestResponse<V> answer(UUID asked, ObjectRow row, V view) {
        ResponseBuilder<V> answer = ResponseBuilder.ok(view);
        if (!row.id().equals(asked)) {
            PublicIds.address(row.type(), row.id()).ifPresent(address -> answer.header("Content-Location", address));
        }
        return answer.build();
    }

    /** The object alone. */
    Uni<Found> find(Caller caller, ObjectType type, String id, ObjectType... around) {
        return objects.one(caller, type, parse(type, id), around);
    }

    /** The timeline of the object's matter. */
    Uni<TimelineView> timeline(ObjectType type, String id, TimelineParameters query, UriInfo uri, boolean onlyNaming) {
        Caller caller = callers.current();
        UUID asked = parse(type, id);
        Parameters parameters = new Parameters();
        TimelineFilter filter = query.read(parameters);
        Optional<UUID> around = query.readAround(parameters);
        Optional<Speaker> speaker = query.readLanguage(parameters).map(explanations::in);
        parameters.check();
        PageRequest request = pages.read(uri, PageBounds.TIMELINE);
        return objects.one(caller, type, asked).chain(found -> timelines
                .page(caller, scope(found.only(), onlyNaming), filter, around, request)
                .chain(page -> completeness
                        .of(List.of(found.only().sourceId()))
                        .map(sources -> TimelineView.of(
                                PageView.of(page, uri, row -> EntryView.of(row, speaker)),
                                filter.asOf().orElse(null),
                                sources.stream().map(CompletenessView::of).toList()))));
    }

    /** Part of a list that belongs to one object. */
    <V> Uni<PageView<V>> within(
            Caller caller, ObjectFilter filter, UriInfo uri, PageBounds bounds, BiFunction<Found, ObjectRow, V> view) {
        return objects.page(caller, filter, pages.read(uri, bounds))
                .map(found -> PageView.of(found.page(), uri, row -> view.apply(found, row)));
    }

    private static Scope scope(ObjectRow row, boolean onlyNaming) {
        return new Scope.OfMatter(row.matterId(), onlyNaming ? Optional.of(row.spelled()) : Optional.empty());
    }

    static UUID parse(ObjectType type, String id) {
        IdPrefix prefix = PublicIds.prefix(type).orElseThrow(ServiceException::notFound);
        return PublicId.parse(prefix, id).orElseThrow(ServiceException::notFound);
    }
}
