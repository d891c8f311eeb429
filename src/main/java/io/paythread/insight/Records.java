package io.paythread.insight;

import io.paythread.decline.Disclosure;
import io.paythread.fact.ObjectType;
import io.paythread.insight.RecordPageStore.Listed;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Caller;
import io.paythread.security.Refusals;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import io.paythread.timeline.PublicIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the records behind figures, as the caller may see them. */
@Singleton
class Records {
    static final List<String> COLUMNS = List.of(
            "id",
            "object",
            "at",
            "payment",
            "url",
            "numerator",
            "denominator",
            "currency",
            "code",
            "network",
            "method",
            "country",
            "source");

    /** Of one answer in lines; more is an export. */
    static final int MOST_LINES = 100_000;

    private static final int PIECE = 1_000;

    private final Database database;
    private final RecordPageStore store;

    Records(Database database, RecordPageStore store) {
        this.database = database;
        this.store = store;
    }

    Uni<Page<RecordView>> page(Caller caller, RecordQuery query, PageRequest request) {
        Visibility visibility = allowed(caller, query);
        return database.reading(tx -> store.page(tx, query, request))
                .map(rows -> request.cut(rows, Listed::words))
                .map(page -> page.map(row -> view(row, visibility)));
    }

    /** All of them, piece by piece, up to the most. */
    Multi<List<RecordView>> all(Caller caller, RecordQuery query) {
        Visibility visibility = allowed(caller, query);
        Reading reading = new Reading();
        return Multi.createBy()
                .repeating()
                .uni(() -> database.reading(tx -> store.page(tx, query, reading.place, false, PIECE))
                        .invoke(reading::read))
                .whilst(rows -> rows.size() == PIECE && reading.given < MOST_LINES)
                .map(rows -> rows.stream().map(row -> view(row, visibility)).toList());
    }

    /** How far a list has been read. */
    private static final class Reading {
        private Optional<List<String>> place = Optional.empty();
        private int given;

        void read(List<Listed> rows) {
            given += rows.size();
            if (!rows.isEmpty()) {
                place = Optional.of(rows.get(rows.size() - 1).words());
            }
        }
    }

    /** A list of tries would tell which of them were stopped for suspicion; so would picking by a reason. */
    private static Visibility allowed(Caller caller, RecordQuery query) {
        Visibility visibility = Visibility.of(caller);
        boolean byReason = query.group().isPresent() && query.dimension() == Dimension.CODE && tellsDeclines(query);
        if (!visibility.risk() && (query.metric().tellsSuspicion() || byReason)) {
            throw Refusals.missing(Scope.RISK_READ);
        }
        return visibility;
    }

    private static boolean tellsDeclines(RecordQuery query) {
        return query.metric().records().series().hasDeclineCodes();
    }

    private static RecordView view(Listed row, Visibility visibility) {
        Counted counted = row.counted();
        Counted.Marks marks = counted.marks();
        Optional<String> payment = counted.payment().map(id -> PublicId.format(IdPrefix.PAYMENT, id));
        return new RecordView(
                id(counted),
                counted.objectType(),
                counted.at(),
                payment.orElse(null),
                url(counted, payment).orElse(null),
                row.numerator(),
                row.denominator(),
                orNull(marks.currency()),
                orNull(code(counted, visibility)),
                orNull(marks.network()),
                orNull(marks.method()),
                orNull(marks.country()),
                PublicId.format(IdPrefix.SOURCE, marks.source()));
    }

    private static String code(Counted counted, Visibility visibility) {
        String code = counted.marks().code();
        boolean masked = !visibility.risk()
                && counted.series().hasDeclineCodes()
                && !code.isEmpty()
                && !Disclosure.mayBeTold(code);
        return masked ? Disclosure.GENERIC : code;
    }

    private static String id(Counted counted) {
        return counted.objectType().equals("entry")
                ? PublicId.format(IdPrefix.ENTRY, counted.object())
                : PublicIds.of(ObjectType.ofWireName(counted.objectType()), counted.object())
                        .orElse("");
    }

    private static Optional<String> url(Counted counted, Optional<String> payment) {
        Optional<String> own =
                switch (counted.objectType()) {
                    case "entry" -> Optional.of("/v1/entries/");
                    case "payment" -> Optional.of("/v1/payments/");
                    case "dispute" -> Optional.of("/v1/disputes/");
                    case "early_fraud_warning" -> Optional.of("/v1/early-fraud-warnings/");
                    case "checkout" -> Optional.of("/v1/checkouts/");
                    case "invoice" -> Optional.of("/v1/invoices/");
                    case "subscription" -> Optional.of("/v1/subscriptions/");
                    case "ticket" -> Optional.of("/v1/tickets/");
                    default -> Optional.empty();
                };
        return own.map(path -> path + id(counted)).or(() -> payment.map(id -> "/v1/payments/" + id));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** As a row of a file. */
    static Map<String, @Nullable Object> row(RecordView view) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", view.id());
        row.put("object", view.object());
        row.put("at", FigureRows.time(view.at()));
        row.put("payment", view.payment());
        row.put("url", view.url());
        row.put("numerator", view.numerator());
        row.put("denominator", view.denominator());
        row.put("currency", view.currency());
        row.put("code", view.code());
        row.put("network", view.network());
        row.put("method", view.method());
        row.put("country", view.country());
        row.put("source", view.source());
        return row;
    }
}
