package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.platform.page.Page;
import io.paythread.timeline.MoneyBack.Move;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of a payment's story in JSON. */
public final class StoryViews {
    private StoryViews() {}

    /**
     * The money of a payment.
     *
     * @param authorized held by the bank
     * @param capturedAt when it was collected
     * @param captureBefore when the hold ends, while nothing is collected
     * @param fee what the provider keeps, where it has said so
     * @param net what reaches the merchant's balance, where the provider has said so
     */
    public record SettlementView(
            @Nullable MoneyView authorized,
            @Nullable MoneyView captured,
            @Nullable Instant capturedAt,
            @Nullable Instant captureBefore,
            @Nullable MoneyView fee,
            @Nullable MoneyView net) {}

    /**
     * What went back.
     *
     * @param status one word for all ways: none, requested, pending, partly_returned, returned, failed, disputed,
     *     returned_by_dispute or returned_outside
     * @param twice whether it went back by a refund and by the bank
     */
    public record MoneyBackView(String status, @Nullable MoneyView amount, boolean twice) {
        static MoneyBackView of(MoneyBack back) {
            return new MoneyBackView(back.status().wireName(), back.amount().orElse(null), back.twice());
        }
    }

    /** What the payment belongs to, in full. */
    public record ContextView(
            @Nullable InvoiceView invoice, @Nullable SubscriptionView subscription, @Nullable CheckoutView checkout) {}

    /**
     * How a payment that had failed was paid after all.
     *
     * @param took ISO 8601
     * @param by card_update, other_method or retry
     * @param ticket the first ticket that the customer opened meanwhile
     */
    public record RecoveryView(
            Instant firstFailedAt, Instant recoveredAt, String took, String by, @Nullable String ticket) {
        static RecoveryView of(Recovery recovery) {
            return new RecoveryView(
                    recovery.firstFailedAt(),
                    recovery.recoveredAt(),
                    recovery.took().toString(),
                    recovery.by().wireName(),
                    recovery.ticket().orElse(null));
        }
    }

    static SettlementView settlement(ObjectRow payment, List<ObjectRow> attempts) {
        MoneyView captured = payment.details().money(Attribute.AMOUNT_CAPTURED);
        Optional<ObjectRow> held = attempts.stream()
                .filter(row -> row.status().equals(Optional.of("authorized")))
                .reduce((first, second) -> second);
        List<ObjectRow> paid = attempts.stream()
                .filter(row -> row.status().equals(Optional.of("succeeded")))
                .toList();
        return new SettlementView(
                held.map(row -> row.details().money(Attribute.AMOUNT_AUTHORIZED))
                        .orElse(null),
                captured,
                payment.details().instant(Attribute.CAPTURED_AT),
                captured == null
                        ? held.map(row -> row.details().instant(Attribute.CAPTURE_BEFORE))
                                .orElse(null)
                        : null,
                sum(paid, Attribute.FEE),
                sum(paid, Attribute.NET));
    }

    private static @Nullable MoneyView sum(List<ObjectRow> attempts, Attribute attribute) {
        return attempts.stream()
                .flatMap(row -> Optional.ofNullable(row.details().money(attribute)).stream())
                .reduce((a, b) -> a.currency().equals(b.currency())
                        ? new MoneyView(Math.addExact(a.amount(), b.amount()), a.currency())
                        : a)
                .orElse(null);
    }

    static MoneyBack moneyBack(Found found, ObjectRow payment) {
        Details details = payment.details();
        return MoneyBack.of(
                moves(found.around(payment, ObjectType.REFUND)),
                moves(found.around(payment, ObjectType.DISPUTE)),
                Optional.ofNullable(details.money(Attribute.AMOUNT_CAPTURED)),
                Optional.ofNullable(details.money(Attribute.AMOUNT_REFUNDED_TOTAL)));
    }

    private static List<Move> moves(List<ObjectRow> rows) {
        return rows.stream()
                .map(row -> new Move(
                        row.status().orElse(""),
                        Optional.ofNullable(row.details().text(Attribute.CASE_TYPE))
                                .orElse(""),
                        row.money()))
                .toList();
    }

    static @Nullable ContextView context(PaymentStory story, ObjectRow payment) {
        ContextView view = new ContextView(
                story.invoice()
                        .map(row -> InvoiceView.of(beside(row, payment), row))
                        .orElse(null),
                story.subscription().map(SubscriptionView::of).orElse(null),
                story.checkout()
                        .map(row -> CheckoutView.of(beside(row, payment), row))
                        .orElse(null));
        return view.invoice == null && view.subscription == null && view.checkout == null ? null : view;
    }

    private static Found beside(ObjectRow row, ObjectRow payment) {
        return new Found(Page.whole(List.of(row)), List.of(payment));
    }
}
