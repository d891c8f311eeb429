package io.paythread.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changed between two versions of a pack. */
record PackDiffView(
        String object,
        String pack,
        int from,
        int to,
        List<FieldChangeView> fields,
        ListChangeView statements,
        ListChangeView excerpts,
        ListChangeView exhibits) {

    /** A text before and after; null where there was none. */
    record FieldChangeView(String field, @Nullable String before, @Nullable String after) {}

    /** What came and what went. */
    record ListChangeView(List<String> added, List<String> removed) {
        static ListChangeView of(List<String> before, List<String> after) {
            return new ListChangeView(
                    after.stream().filter(one -> !before.contains(one)).toList(),
                    before.stream().filter(one -> !after.contains(one)).toList());
        }
    }

    static PackDiffView of(PackView before, PackView after) {
        Set<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        List<FieldChangeView> changes = new ArrayList<>();
        for (String name : names) {
            String was = before.fields().get(name);
            String is = after.fields().get(name);
            if (!Objects.equals(was, is)) {
                changes.add(new FieldChangeView(name, was, is));
            }
        }
        return new PackDiffView(
                "evidence_pack_diff",
                after.id(),
                before.version(),
                after.version(),
                changes,
                ListChangeView.of(
                        before.statements().stream()
                                .map(PackView.StatementView::text)
                                .toList(),
                        after.statements().stream()
                                .map(PackView.StatementView::text)
                                .toList()),
                ListChangeView.of(
                        before.excerpts().stream()
                                .map(PackView.ExcerptView::entry)
                                .toList(),
                        after.excerpts().stream()
                                .map(PackView.ExcerptView::entry)
                                .toList()),
                ListChangeView.of(
                        before.exhibits().stream().map(PackView.ExhibitView::id).toList(),
                        after.exhibits().stream().map(PackView.ExhibitView::id).toList()));
    }
}
