package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Redactor;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Collects what evidence can be drawn from. Asks the database a fixed number of times. */
@Singleton
class FactFinder {
    /** Purchases reach back a year; who has bought more often has enough of them. */
    private static final int MOST_PAYMENTS = 200;

    private static final int MOST_TICKETS = 50;
    /** A question may come just before the payment that it is about is known. */
    private static final Duration BEFORE_PAYMENT = Duration.ofHours(1);

    private final History history;
    private final Excerpts excerpts;
    private final List<TicketsAbout> linked;

    FactFinder(History history, Redactor redactor, @All List<TicketsAbout> linked) {
        this.history = history;
        this.excerpts = new Excerpts(redactor);
        this.linked = List.copyOf(linked);
    }

    Uni<PackFacts> of(Tx tx, ObjectRow dispute) {
        return sales(tx, dispute).chain(sales -> {
            Optional<Sale> sale = sales.stream()
                    .filter(one ->
                            one.payment().matterId().equals(dispute.matterId()) && dispute.concerns(one.payment()))
                    .findFirst();
            List<Sale> others =
                    sales.stream().filter(one -> !Optional.of(one).equals(sale)).toList();
            return history.entriesOfMatters(tx, List.of(dispute.matterId()))
                    .chain(entries -> conversations(tx, dispute, sale)
                            .map(talks -> new PackFacts(
                                    dispute,
                                    Cases.reason(dispute),
                                    sale,
                                    others,
                                    entries,
                                    talks,
                                    earlier(dispute, sale, others))));
        });
    }

    /** The messages behind these entries, in order of date: what was hidden or removed since is not among them. */
    Uni<List<Message>> messages(Tx tx, ObjectRow dispute, List<UUID> entries) {
        return tickets(tx, dispute).map(all -> all.stream()
                .flatMap(ticket -> excerpts.of(ticket).stream())
                .filter(message -> entries.contains(message.entry()))
                .sorted(java.util.Comparator.comparing(Message::at))
                .toList());
    }

    private Uni<List<Sale>> sales(Tx tx, ObjectRow dispute) {
        Uni<List<ObjectRow>> own = history.ofMatters(tx, List.of(dispute.matterId()), ObjectType.PAYMENT);
        return own.chain(disputed -> payments(tx, dispute).chain(more -> {
            List<ObjectRow> all = Stream.concat(disputed.stream(), more.stream())
                    .filter(distinct())
                    .toList();
            List<UUID> matters =
                    all.stream().map(ObjectRow::matterId).distinct().toList();
            return history.ofMatters(
                            tx,
                            matters,
                            ObjectType.ATTEMPT,
                            ObjectType.REFUND,
                            ObjectType.DISPUTE,
                            ObjectType.EARLY_FRAUD_WARNING)
                    .chain(around ->
                            history.entriesOfMatters(tx, matters).map(entries -> Sale.of(all, around, entries)));
        }));
    }

    private Uni<List<ObjectRow>> payments(Tx tx, ObjectRow dispute) {
        return dispute.customerId()
                .map(customer -> history.ofCustomer(tx, customer, MOST_PAYMENTS, ObjectType.PAYMENT))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static java.util.function.Predicate<ObjectRow> distinct() {
        Set<UUID> seen = new java.util.HashSet<>();
        return row -> seen.add(row.id());
    }

    private static CompellingEvidence earlier(ObjectRow dispute, Optional<Sale> sale, List<Sale> others) {
        Reason reason = Cases.reason(dispute);
        return sale.map(one -> CompellingEvidence.judge(
                        reason.network(),
                        reason.code(),
                        one.purchase(),
                        others.stream().map(Sale::purchase).toList(),
                        Optional.ofNullable(dispute.details().text(Attribute.COMPELLING_EVIDENCE)),
                        dispute.details().list(Attribute.COMPELLING_EVIDENCE_ACTIONS)))
                .orElseGet(() -> new CompellingEvidence(
                        CompellingEvidence.Status.NOT_APPLICABLE, false, List.of(), List.of(), Set.of(), List.of()));
    }

    private Uni<List<Conversation>> conversations(Tx tx, ObjectRow dispute, Optional<Sale> sale) {
        if (sale.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return linked(tx, sale.get().payment())
                .chain(known -> tickets(tx, dispute).map(all -> chosen(all, known, sale.get(), dispute)));
    }

    private Uni<Optional<List<UUID>>> linked(Tx tx, ObjectRow payment) {
        return linked.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : linked.get(0).matters(tx, payment);
    }

    /** Those that name the payment; only where none does, those of the time between payment and dispute. */
    private List<Conversation> chosen(
            List<List<EntryRow>> tickets, Optional<List<UUID>> known, Sale sale, ObjectRow dispute) {
        List<Conversation> all = new ArrayList<>();
        for (List<EntryRow> ticket : tickets) {
            List<Message> messages = excerpts.of(ticket).stream()
                    .filter(message -> !message.at().isBefore(sale.at().minus(BEFORE_PAYMENT)))
                    .toList();
            boolean certain = known.map(
                            matters -> matters.contains(ticket.get(0).matterId()))
                    .orElseGet(() -> names(ticket, sale, dispute));
            if (!messages.isEmpty()) {
                all.add(new Conversation(messages.get(0).ticket(), certain, messages));
            }
        }
        List<Conversation> certain = all.stream().filter(Conversation::certain).toList();
        return certain.isEmpty() && known.isEmpty() ? all : certain;
    }

    private static boolean names(List<EntryRow> ticket, Sale sale, ObjectRow dispute) {
        Set<String> names = sale.names();
        String text = ticket.stream()
                .flatMap(entry -> Stream.of(
                        entry.details().text(Attribute.SUBJECT), entry.details().text(Attribute.TEXT)))
                .filter(java.util.Objects::nonNull)
                .map(words -> words.toLowerCase(Locale.ROOT))
                .reduce("", (one, other) -> one + "\n" + other);
        return Stream.concat(names.stream(), Stream.of(dispute.reference()))
                .filter(name -> name.length() > 3)
                .anyMatch(name -> text.matches("(?s).*(?<![\\p{Alnum}_])"
                        + java.util.regex.Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\p{Alnum}_]).*"));
    }

    /** The entries of each of the customer's tickets. */
    private Uni<List<List<EntryRow>>> tickets(Tx tx, ObjectRow dispute) {
        if (dispute.customerId().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return history.ofCustomer(tx, dispute.customerId().get(), MOST_TICKETS, ObjectType.TICKET)
                .map(tickets ->
                        tickets.stream().map(ObjectRow::matterId).distinct().toList())
                .chain(matters -> history.entriesOfMatters(tx, matters).map(entries -> matters.stream()
                        .map(matter -> entries.stream()
                                .filter(entry -> entry.matterId().equals(matter))
                                .toList())
                        .filter(ticket -> !ticket.isEmpty())
                        .toList()));
    }
}
