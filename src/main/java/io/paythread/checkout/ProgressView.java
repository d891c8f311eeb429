package io.paythread.checkout;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a checkout, in JSON.
 *
 * @param lostAt the step at which it stands or stopped; null once it is paid
 * @param continuedBy the checkout in which the person went on
 * @param recoveredBy support, automatic or customer
 */
public record ProgressView(
        String state,
        @Nullable String lostAt,
        @Nullable String continuedBy,
        @Nullable String recoveredBy,
        @Nullable Instant since,
        ReminderView reminder) {

    /** Whether the person may be reminded of it, and why not. */
    public record ReminderView(boolean allowed, List<ReasonView> reasons) {}

    /** A reason, in JSON. */
    public record ReasonView(String code, String detail) {}

    static ProgressView of(Progress progress, Reminder reminder) {
        return new ProgressView(
                progress.state().wireName(),
                progress.lostAt().map(Progress.Step::wireName).orElse(null),
                progress.continuedBy()
                        .map(id -> PublicId.format(IdPrefix.CHECKOUT, id))
                        .orElse(null),
                progress.recoveredBy().map(Progress.By::wireName).orElse(null),
                progress.since().orElse(null),
                new ReminderView(
                        reminder.allowed(),
                        reminder.reasons().stream()
                                .map(reason -> new ReasonView(reason.code(), reason.detail()))
                                .toList()));
    }
}
