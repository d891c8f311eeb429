package io.paythread.timeline;

import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.timeline.SummaryStore.Tally;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sums up a customer's timeline: facts only, each with the entries that it rests on. */
@Singleton
class Summary {
    private static final List<Kind> COUNTED = List.of(Kind.PAYMENT_SUCCEEDED, Kind.PAYMENT_FAILED, Kind.REFUND_ISSUED);
    private static final List<Kind> PAYMENTS =
            List.of(Kind.PAYMENT_SUCCEEDED, Kind.PAYMENT_FAILED, Kind.PAYMENT_AUTHORIZED, Kind.PAYMENT_PROCESSING);
    private static final List<Kind> CONTACTS =
            List.of(Kind.TICKET_OPENED, Kind.TICKET_CUSTOMER_REPLY, Kind.TICKET_PUBLIC_REPLY);
    /** States that end a dispute, in the words of Stripe's "Dispute object, status". */
    private static final List<String> CLOSED_DISPUTES = List.of("won", "lost", "warning_closed", "prevented");

    private static final List<String> CLOSED_TICKETS = List.of("solved", "closed", "deleted");

    private final Database database;
    private final OwnerStore owners;
    private final SummaryStore store;

    Summary(Database database, OwnerStore owners, SummaryStore store) {
        this.database = database;
        this.owners = owners;
        this.store = store;
    }

    /** As the caller may see it. All statements see one moment, so the facts agree with one another. */
    Uni<Facts> of(Caller caller, UUID customer) {
        return database.readingOneSnapshot(tx -> owners.find(tx, customer)
                        .map(owner -> owner.orElseThrow(ServiceException::notFound))
                        .chain(owner -> facts(tx, owner)))
                .map(facts -> facts.seen(SeenRows.policy(caller)));
    }

    private Uni<Facts> facts(Tx tx, Owner owner) {
        return store.tallies(tx, owner, COUNTED)
                .chain(tallies -> store.last(tx, owner, PAYMENTS).chain(payment -> store.last(tx, owner, CONTACTS)
                        .chain(contact ->
                                open(tx, owner, new Facts(owner, tallies, payment, contact, List.of(), List.of())))));
    }

    private Uni<Facts> open(Tx tx, Owner owner, Facts facts) {
        return store.open(tx, owner, ObjectType.DISPUTE, CLOSED_DISPUTES)
                .chain(disputes -> store.open(tx, owner, ObjectType.TICKET, CLOSED_TICKETS)
                        .map(tickets -> facts.with(disputes, tickets)));
    }

    /** What is known of a customer, as rows. */
    record Facts(
            Owner owner,
            List<Tally> tallies,
            Optional<EntryRow> lastPayment,
            Optional<EntryRow> lastContact,
            List<ObjectRow> openDisputes,
            List<ObjectRow> openTickets) {

        private Facts with(List<ObjectRow> disputes, List<ObjectRow> tickets) {
            return new Facts(owner, tallies, lastPayment, lastContact, disputes, tickets);
        }

        Facts seen(FieldPolicy policy) {
            return new Facts(
                    owner,
                    tallies,
                    lastPayment.map(policy::seen),
                    lastContact.map(policy::seen),
                    openDisputes.stream().map(policy::seen).toList(),
                    openTickets.stream().map(policy::seen).toList());
        }
    }
}
