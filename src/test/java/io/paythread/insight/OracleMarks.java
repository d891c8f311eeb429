package io.paythread.insight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What numerators and denominators count, thing by thing, and their sums by calendar. */
final class OracleMarks {
    private record Mark(
            String metric, boolean over, Instant at, long amount, String currency, Map<String, String> dims) {}

    private final List<Mark> marks = new ArrayList<>();

    void count(String metric, Instant at, long amount, JsonNode object, Map<String, String> dims) {
        marks.add(new Mark(metric, false, at, amount, RawEvents.currency(object), dims));
    }

    void over(String metric, Instant at, long amount, JsonNode object, Map<String, String> dims) {
        marks.add(new Mark(metric, true, at, amount, RawEvents.currency(object), dims));
    }

    /** Numerator and denominator by interval and group: {@code 2026-03-16|visa|EUR} to two sums. */
    Map<String, List<Long>> sums(String metric, String step, ZoneId zone, String dimension, boolean perCurrency) {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Mark mark : marks) {
            if (mark.metric().equals(metric)) {
                String group = dimension.isEmpty() ? "" : mark.dims().getOrDefault(dimension, "");
                String key = begin(mark.at(), step, zone) + "|" + group + "|" + (perCurrency ? mark.currency() : "");
                List<Long> both = sums.computeIfAbsent(key, none -> new ArrayList<>(List.of(0L, 0L)));
                int which = mark.over() ? 1 : 0;
                both.set(which, both.get(which) + mark.amount());
            }
        }
        return sums;
    }

    /** Of times, by interval: how many, the one that half of them took at most, and the one that nine of ten did. */
    Map<String, List<Long>> times(String metric, String step, ZoneId zone) {
        Map<String, List<Long>> all = marks.stream()
                .filter(mark -> mark.metric().equals(metric))
                .collect(Collectors.groupingBy(
                        mark -> begin(mark.at(), step, zone),
                        TreeMap::new,
                        Collectors.mapping(Mark::amount, Collectors.toList())));
        all.replaceAll((key, times) -> List.of((long) times.size(), at(times, 0.5), at(times, 0.9)));
        return all;
    }

    private static long at(List<Long> times, double share) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    static String begin(Instant at, String step, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (step) {
            case "day" -> day.toString();
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            default -> day.withDayOfMonth(1).toString();
        };
    }
}
