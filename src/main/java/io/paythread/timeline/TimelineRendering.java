package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.feed.FeedRendering;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.page.Page;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Visibility;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Entries, payments, tickets and their like for the feed, in the API's own forms. */
@Singleton
class TimelineRendering implements FeedRendering {
    /** What stands around objects is read for so many of them at once; each has a handful. */
    private static final int PIECE = 100;

    private static final Map<IdPrefix, Form> FORMS = forms();

    private final Database database;
    private final TimelineStore entries;
    private final ObjectStore objects;

    TimelineRendering(Database database, TimelineStore entries, ObjectStore objects) {
        this.database = database;
        this.entries = entries;
        this.objects = objects;
    }

    /** How an object is shown: what has to be read around it, and the view. */
    private record Form(ObjectType type, BiFunction<Found, ObjectRow, Object> view, ObjectType... around) {}

    private static Map<IdPrefix, Form> forms() {
        Map<IdPrefix, Form> forms = new EnumMap<>(IdPrefix.class);
        Stream.of(
                        new Form(
                                ObjectType.PAYMENT,
                                (found, row) -> PaymentView.full(found),
                                ObjectType.PAYMENT,
                                ObjectType.ATTEMPT,
                                ObjectType.REFUND,
                                ObjectType.DISPUTE),
                        new Form(ObjectType.REFUND, RefundView::of, ObjectType.PAYMENT),
                        new Form(ObjectType.DISPUTE, DisputeView::of, ObjectType.PAYMENT),
                        new Form(
                                ObjectType.EARLY_FRAUD_WARNING,
                                EarlyFraudWarningView::of,
                                ObjectType.PAYMENT,
                                ObjectType.DISPUTE),
                        new Form(ObjectType.CHECKOUT, CheckoutView::of, ObjectType.PAYMENT),
                        new Form(ObjectType.INVOICE, InvoiceView::of, ObjectType.PAYMENT),
                        new Form(ObjectType.SUBSCRIPTION, (found, row) -> SubscriptionView.of(row)),
                        new Form(ObjectType.TICKET, (found, row) -> TicketView.brief(row, found.annexes(row))))
                .forEach(form -> PublicIds.prefix(form.type()).ifPresent(prefix -> forms.put(prefix, form)));
        return forms;
    }

    @Override
    public boolean renders(IdPrefix subject) {
        return subject == IdPrefix.ENTRY || FORMS.containsKey(subject);
    }

    @Override
    public Uni<Map<UUID, Rendered>> render(IdPrefix subject, Collection<UUID> subjects, Set<String> scopes) {
        FieldPolicy policy = new FieldPolicy(Visibility.of(scopes));
        Form form = FORMS.get(subject);
        return form == null ? entries(subjects, policy) : objects(form, List.copyOf(subjects), policy);
    }

    private Uni<Map<UUID, Rendered>> entries(Collection<UUID> ids, FieldPolicy policy) {
        return database.reading(tx -> entries.some(tx, ids)).map(found -> {
            Map<UUID, Rendered> rendered = new HashMap<>();
            found.forEach(
                    (id, row) -> rendered.put(id, new Rendered(EntryView.of(policy.seen(row)), policy.reveals(row))));
            return rendered;
        });
    }

    private Uni<Map<UUID, Rendered>> objects(Form form, List<UUID> ids, FieldPolicy policy) {
        Map<UUID, Rendered> rendered = new HashMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int i = 0; i < ids.size(); i += PIECE) {
            List<UUID> piece = ids.subList(i, Math.min(i + PIECE, ids.size()));
            done = done.chain(() -> database.reading(tx -> piece(tx, form, piece, policy)))
                    .invoke(rendered::putAll)
                    .replaceWithVoid();
        }
        return done.replaceWith(rendered);
    }

    private Uni<Map<UUID, Rendered>> piece(Tx tx, Form form, List<UUID> ids, FieldPolicy policy) {
        return objects.some(tx, form.type(), ids).chain(found -> {
            List<UUID> matters =
                    found.values().stream().map(ObjectRow::matterId).distinct().toList();
            return (form.around().length == 0
                            ? Uni.createFrom().item(List.<ObjectRow>of())
                            : objects.ofMatters(tx, matters, form.around()))
                    .map(around -> rendered(form, found, around, policy));
        });
    }

    private static Map<UUID, Rendered> rendered(
            Form form, Map<UUID, ObjectRow> found, List<ObjectRow> around, FieldPolicy policy) {
        Map<UUID, List<ObjectRow>> byMatter = new HashMap<>();
        around.forEach(row -> byMatter.computeIfAbsent(row.matterId(), matter -> new ArrayList<>())
                .add(row));
        Map<UUID, Rendered> rendered = new HashMap<>();
        found.forEach((id, row) ->
                rendered.put(id, rendered(form, row, byMatter.getOrDefault(row.matterId(), List.of()), policy)));
        return rendered;
    }

    private static Rendered rendered(Form form, ObjectRow row, List<ObjectRow> around, FieldPolicy policy) {
        boolean reserved = policy.reveals(row) || around.stream().anyMatch(policy::reveals);
        ObjectRow seen = policy.seen(row);
        Found found = new Found(
                Page.whole(List.of(seen)), around.stream().map(policy::seen).toList());
        return new Rendered(form.view().apply(found, seen), reserved);
    }
}
