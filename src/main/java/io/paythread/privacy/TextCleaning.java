package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches several stored texts at once, and asks once what in them is an id. */
@Singleton
public class TextCleaning {
    private final Redactor redactor;
    private final KnownIds known;

    TextCleaning(Redactor redactor, KnownIds known) {
        this.redactor = redactor;
        this.known = known;
    }

    /** A text and the names of its fields that hold ids. */
    public record Text(byte[] bytes, Set<String> idFields) {}

    /** The texts without card data, in the same order; those without any come back as the same arrays. */
    public Uni<List<Redacted>> clean(Tx tx, List<Text> texts) {
        List<Search> searched = texts.stream()
                .map(text -> redactor.search(text.bytes(), text.idFields()))
                .toList();
        Set<String> candidates = new HashSet<>();
        searched.forEach(search -> candidates.addAll(search.candidates()));
        return known.among(tx, candidates)
                .map(ids ->
                        searched.stream().map(search -> search.redactedBut(ids)).toList());
    }
}
