package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an erasure would do, as the API shows it. */
public record ErasurePreviewView(
        String object,
        String customer,
        List<Goes> goes,
        List<Stays> stays,
        List<Reason> holds,
        @Nullable Instant heldUntil,
        String draftAnswer) {

    /** Of one kind how much goes, and how. */
    public record Goes(String kind, long count, String fate) {}

    /** Of one kind how much is held back for now. */
    public record Stays(String kind, long count) {}

    /** Why something is held back. */
    public record Reason(String origin, @Nullable String dispute, @Nullable String reason, @Nullable Instant endsAt) {}

    static ErasurePreviewView of(String customer, Erasures.Preview preview) {
        HoldRule.Verdict verdict = preview.judged().verdict();
        return new ErasurePreviewView(
                "erasure_preview",
                customer,
                preview.goes().stream()
                        .map(one -> new Goes(
                                one.kind(), one.count(), one.fate().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                preview.stays().stream()
                        .map(one -> new Stays(one.kind(), one.count()))
                        .toList(),
                reasons(preview),
                verdict.dueAt().orElse(null),
                DraftAnswer.of(verdict));
    }

    private static List<Reason> reasons(Erasures.Preview preview) {
        List<Reason> reasons = new ArrayList<>();
        preview.judged()
                .verdict()
                .disputes()
                .forEach((dispute, end) -> reasons.add(
                        new Reason("dispute", PublicId.format(IdPrefix.DISPUTE, dispute), null, end.orElse(null))));
        preview.judged().holds().stream()
                .filter(hold -> hold.byPerson() && hold.releasedAt().isEmpty())
                .forEach(hold -> reasons.add(
                        new Reason("person", null, hold.reason(), hold.endsAt().orElse(null))));
        return reasons;
    }
}
