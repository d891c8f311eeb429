package io.paythread.privacy;

import java.util.List;
import java.util.UUID;

/**
 * Somebody as far as the service knows them.
 *
 * @param customer the customer as it is now
 * @param customers all ids that lead to it, its own included
 * @param accounts all accounts of the customer
 * @param matters all matters of these accounts
 * @param values addresses and telephone numbers in their normalized form: what raw bytes are recognised by
 * @param names as they were told; what a reason must not quote
 */
public record Person(
        UUID customer,
        List<UUID> customers,
        List<PersonAccount> accounts,
        List<PersonMatter> matters,
        List<String> values,
        List<String> names) {
    public Person {
        customers = List.copyOf(customers);
        accounts = List.copyOf(accounts);
        matters = List.copyOf(matters);
        values = List.copyOf(values);
        names = List.copyOf(names);
    }

    /** The same with these matters. */
    public Person with(List<PersonAccount> all, List<PersonMatter> theirs) {
        return new Person(customer, customers, all, theirs, values, names);
    }

    @Override
    public String toString() {
        return "Person[" + customer + "]";
    }
}
