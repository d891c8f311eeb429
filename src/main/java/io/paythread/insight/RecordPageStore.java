package io.paythread.insight;

import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists records, newest first. Each series is read by its index as far as the page needs. */
@Singleton
class RecordPageStore {
    /** A record, and what it adds to either sum. */
    record Listed(Counted counted, long numerator, long denominator) {
        List<String> words() {
            return List.of(
                    counted.at().toString(),
                    counted.object().toString(),
                    Integer.toString(counted.series().number()));
        }
    }

    Uni<List<Listed>> page(Tx tx, RecordQuery query, PageRequest request) {
        return page(tx, query, request.keys(), request.backward(), request.rowsToRead());
    }

    Uni<List<Listed>> page(Tx tx, RecordQuery query, Optional<List<String>> keys, boolean ascending, int rows) {
        Conditions values = new Conditions();
        String limit = values.parameter(rows);
        String order = ascending ? "asc" : "desc";
        List<Term> terms =
                query.numerator() ? query.metric().numerator() : query.metric().denominator();
        String union = terms.stream()
                .map(Term::series)
                .distinct()
                .map(series -> ofSeries(query, series, keys, ascending, values, limit))
                .collect(Collectors.joining("\nunion all\n"));
        String sql = "select * from (" + union
                + ") u order by at %1$s, object_id %1$s, series %1$s limit %2$s".formatted(order, limit);
        return tx.list(sql, RecordPageStore::from, values.parameters());
    }

    private static String ofSeries(
            RecordQuery query,
            Series series,
            Optional<List<String>> keys,
            boolean ascending,
            Conditions values,
            String limit) {
        String numerator = expression(query.metric().numerator(), series);
        String denominator = expression(query.metric().denominator(), series);
        String number = values.parameter((short) series.number());
        String from = values.parameter(query.from().atOffset(ZoneOffset.UTC));
        String to = values.parameter(query.to().atOffset(ZoneOffset.UTC));
        StringBuilder more = new StringBuilder();
        Stream.concat(query.metric().numerator().stream(), query.metric().denominator().stream())
                .filter(term -> term.series() == series)
                .flatMap(term -> term.network().stream())
                .findFirst()
                .ifPresent(network -> more.append(" and r.network = ").append(values.parameter(network)));
        query.group().ifPresent(group -> more.append(" and ")
                .append(FigureStore.column(query.dimension()))
                .append(" = ")
                .append(values.parameter(group)));
        query.currency().ifPresent(code -> more.append(" and r.currency = ").append(values.parameter(code)));
        keys.ifPresent(words -> more.append(" and (r.at, r.object_id, r.series) ")
                .append(ascending ? ">" : "<")
                .append(" (")
                .append(values.parameter(Instant.parse(words.get(0)).atOffset(ZoneOffset.UTC)))
                .append(", ")
                .append(values.parameter(UUID.fromString(words.get(1))))
                .append(", ")
                .append(values.parameter(Short.valueOf(words.get(2))))
                .append(")"));
        String order = ascending ? "asc" : "desc";
        return """
                (select %s, (%s) as numerator, (%s) as denominator from insight_record r
                 where r.series = %s and r.at >= %s and r.at < %s and (%s) <> 0%s
                 order by r.at %s, r.object_id %s limit %s)"""
                .formatted(
                        columns(),
                        numerator,
                        denominator,
                        number,
                        from,
                        to,
                        query.numerator() ? numerator : denominator,
                        more,
                        order,
                        order,
                        limit);
    }

    private static String columns() {
        return Stream.of(RecordStore.COLUMNS.split(", "))
                .map(name -> "r." + name)
                .collect(Collectors.joining(", "));
    }

    /** Constants of the terms only. */
    private static String expression(List<Term> terms, Series series) {
        String sum = terms.stream()
                .filter(term -> term.series() == series)
                .map(term -> (term.sign() < 0 ? "- " : "+ ") + term.column().sql())
                .collect(Collectors.joining(" "));
        return sum.isEmpty() ? "0::bigint" : "0::bigint " + sum;
    }

    private static Listed from(Row row) {
        return new Listed(RecordStore.from(row), row.getLong("numerator"), row.getLong("denominator"));
    }
}
