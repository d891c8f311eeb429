package io.paythread.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the numbers out of figures that rest on few records, and out of so many more that nobody gets them back by
 * subtracting what is shown from a sum that is shown too. Nothing at all is no small number. Pure.
 */
final class Hiding {
    private record Cell(int interval, String group, String currency) {}

    private record Row(int interval, String currency) {}

    private record Column(String group, String currency) {}

    private final int least;

    /** Figures that rest on at least so many records are shown. */
    Hiding(int least) {
        this.least = least;
    }

    List<Figure> of(List<Figure> figures, boolean sharedRecords) {
        Set<Cell> hidden = new HashSet<>();
        figures.stream()
                .filter(figure -> figure.records() > 0 && figure.records() < least)
                .forEach(figure -> hidden.add(cell(figure)));
        if (!sharedRecords) {
            groupsOfIntervals(figures, hidden);
        }
        wholes(figures, hidden);
        return figures.stream()
                .map(figure -> hidden.contains(cell(figure)) ? figure.asHidden() : figure)
                .toList();
    }

    /** The hidden groups of an interval hold at least as many together as one may show. */
    private void groupsOfIntervals(List<Figure> figures, Set<Cell> hidden) {
        Map<Row, List<Figure>> rows = new HashMap<>();
        figures.forEach(
                figure -> rows.computeIfAbsent(new Row(figure.interval(), figure.currency()), none -> new ArrayList<>())
                        .add(figure));
        rows.values().forEach(row -> {
            long together = row.stream()
                    .filter(figure -> hidden.contains(cell(figure)))
                    .mapToLong(Figure::records)
                    .sum();
            List<Figure> smallestFirst = row.stream()
                    .filter(figure -> figure.records() > 0 && !hidden.contains(cell(figure)))
                    .sorted(Comparator.comparingLong(Figure::records).thenComparing(Figure::group))
                    .toList();
            for (Figure figure : smallestFirst) {
                if (together == 0 || together >= least) {
                    break;
                }
                hidden.add(cell(figure));
                together += figure.records();
            }
        });
    }

    /** The sum over all intervals tells nothing of hidden ones unless they hold enough together. */
    private void wholes(List<Figure> figures, Set<Cell> hidden) {
        Map<Column, Long> together = new HashMap<>();
        figures.stream()
                .filter(figure -> figure.interval() != Figure.WHOLE && hidden.contains(cell(figure)))
                .forEach(figure ->
                        together.merge(new Column(figure.group(), figure.currency()), figure.records(), Long::sum));
        figures.stream()
                .filter(figure -> figure.interval() == Figure.WHOLE)
                .filter(figure ->
                        together.getOrDefault(new Column(figure.group(), figure.currency()), (long) least) < least)
                .forEach(figure -> hidden.add(cell(figure)));
    }

    private static Cell cell(Figure figure) {
        return new Cell(figure.interval(), figure.group(), figure.currency());
    }
}
