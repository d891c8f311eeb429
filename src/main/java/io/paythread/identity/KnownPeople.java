package io.paythread.identity;

import io.paythread.fact.Identifier;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Person;
import io.paythread.privacy.PersonAccount;
import io.paythread.privacy.PersonFinder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the accounts of people, for erasing and reporting. */
@Singleton
class KnownPeople implements PersonFinder {
    private static final Set<Identifier.Type> VALUES = EnumSet.of(Identifier.Type.EMAIL, Identifier.Type.PHONE);
    private static final String COLUMNS = "select id, source_id, reference from account";

    private final CustomerReadStore customers;
    private final IdentifierStore identifiers;

    KnownPeople(CustomerReadStore customers, IdentifierStore identifiers) {
        this.customers = customers;
        this.identifiers = identifiers;
    }

    @Override
    public Uni<Optional<Person>> ofCustomer(Tx tx, UUID customer) {
        return customers.survivor(tx, customer).chain(found -> found.map(one -> tx.list(
                                COLUMNS + " where customer_id = $1 order by since, id", KnownPeople::account, one.id())
                        .chain(accounts -> person(tx, one.id(), accounts))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    @Override
    public Uni<Person> ofAccounts(Tx tx, UUID customer, Collection<UUID> accounts) {
        return tx.list(COLUMNS + " where id = any($1) order by since, id", KnownPeople::account, (Object)
                        Columns.uuids(accounts))
                .chain(found -> person(tx, customer, found));
    }

    private Uni<Person> person(Tx tx, UUID customer, List<PersonAccount> accounts) {
        return identifiers
                .ofAccounts(tx, accounts.stream().map(PersonAccount::id).toList())
                .map(told -> new Person(
                        customer,
                        customers(customer, accounts),
                        accounts,
                        List.of(),
                        told.stream()
                                .filter(one -> VALUES.contains(one.identifier().type()))
                                .flatMap(one -> one.normalized().stream())
                                .distinct()
                                .toList(),
                        told.stream()
                                .filter(one -> one.identifier().type() == Identifier.Type.NAME)
                                .map(one -> one.value().strip())
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .toList()));
    }

    /** Every account has a customer of its own, which may have been joined into another. */
    private static List<UUID> customers(UUID customer, List<PersonAccount> accounts) {
        return Stream.concat(
                        Stream.of(customer), accounts.stream().map(account -> IdentityTelling.customerId(account.id())))
                .distinct()
                .toList();
    }

    private static PersonAccount account(Row row) {
        return new PersonAccount(row.getUUID("id"), row.getUUID("source_id"), row.getString("reference"));
    }
}
