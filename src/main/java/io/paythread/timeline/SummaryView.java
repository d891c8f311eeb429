package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.SummaryStore.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer summed up, in JSON. Every fact names the entries that it rests on.
 *
 * @param attemptsFailed tries that were declined, blocked or broken off; several may belong to one payment
 * @param lastContact the last thing that customer or agent wrote to the other
 */
public record SummaryView(
        String object,
        String customer,
        long revision,
        TallyView paymentsSucceeded,
        TallyView attemptsFailed,
        TallyView refundsIssued,
        List<OpenDisputeView> openDisputes,
        List<OpenTicketView> openTickets,
        @Nullable LastView lastPayment,
        @Nullable LastView lastContact) {

    /**
     * A count.
     *
     * @param amounts sums, one per currency
     * @param entries the newest of them
     */
    public record TallyView(long count, List<MoneyView> amounts, @Nullable Instant lastAt, List<String> entries) {}

    /** A dispute that is not decided. */
    public record OpenDisputeView(
            String id,
            @Nullable String state,
            @Nullable MoneyView amount,
            @Nullable Instant dueAt,
            List<String> entries) {}

    /** A ticket that is not solved. */
    public record OpenTicketView(
            String id, @Nullable String state, @Nullable String subject, Instant createdAt, List<String> entries) {}

    /** The last of its sort. */
    public record LastView(
            String entry, String kind, Instant occurredAt, @Nullable MoneyView money, EntryView.LinkView subject) {}

    static SummaryView of(Summary.Facts facts) {
        return new SummaryView(
                "customer_summary",
                PublicId.format(IdPrefix.CUSTOMER, facts.owner().customer()),
                facts.owner().revision(),
                tally(facts, Kind.PAYMENT_SUCCEEDED),
                tally(facts, Kind.PAYMENT_FAILED),
                tally(facts, Kind.REFUND_ISSUED),
                facts.openDisputes().stream().map(SummaryView::dispute).toList(),
                facts.openTickets().stream().map(SummaryView::ticket).toList(),
                last(facts.lastPayment()),
                last(facts.lastContact()));
    }

    private static TallyView tally(Summary.Facts facts, Kind kind) {
        List<Tally> tallies = facts.tallies().stream()
                .filter(tally -> tally.kind().equals(kind.wireName()))
                .toList();
        return new TallyView(
                tallies.stream().mapToLong(Tally::count).sum(),
                tallies.stream().flatMap(tally -> tally.sum().stream()).toList(),
                tallies.stream()
                        .map(Tally::lastAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                tallies.stream()
                        .flatMap(tally -> tally.newest().stream())
                        .map(SummaryView::entry)
                        .toList());
    }

    private static OpenDisputeView dispute(ObjectRow row) {
        return new OpenDisputeView(
                PublicIds.of(ObjectType.DISPUTE, row.id()).orElse(""),
                row.status().orElse(null),
                row.money().orElse(null),
                row.details().instant(Attribute.DUE_AT),
                entries(row));
    }

    private static OpenTicketView ticket(ObjectRow row) {
        return new OpenTicketView(
                PublicIds.of(ObjectType.TICKET, row.id()).orElse(""),
                row.status().orElse(null),
                row.details().text(Attribute.SUBJECT),
                row.occurredAt(),
                entries(row));
    }

    private static @Nullable LastView last(Optional<EntryRow> row) {
        return row.map(entry -> new LastView(
                        entry(entry.id()),
                        entry.kind(),
                        entry.occurredAt(),
                        entry.money().orElse(null),
                        EntryView.LinkView.of(entry.sourceId(), entry.refs().get(0))))
                .orElse(null);
    }

    private static List<String> entries(ObjectRow row) {
        return EntryRow.strings(row.state().getJsonArray("entries")).stream()
                .map(UUID::fromString)
                .map(SummaryView::entry)
                .toList();
    }

    private static String entry(UUID id) {
        return PublicId.format(IdPrefix.ENTRY, id);
    }
}
