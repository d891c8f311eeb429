package io.paythread.identity;

import io.paythread.identity.AccountView.RefView;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in JSON.
 *
 * @param since the earliest time at which anything is known of it, by the providers' clocks
 * @param revision rises by one with each visible change
 * @param accounts the oldest hundred; in a list of customers they are left out
 * @param openLinks how many links wait for a person; in a list of customers it is left out
 */
public record CustomerView(
        String id,
        String object,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Instant since,
        long revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Long openLinks,
        @Nullable List<AccountView> accounts,
        @Nullable List<RefView> externalRefs) {

    static CustomerView of(Customer customer) {
        return of(customer, null, null);
    }

    static CustomerView of(Customers.Portrait portrait) {
        return of(
                portrait.customer(),
                portrait.openLinks(),
                portrait.accounts().stream().map(AccountView::of).toList());
    }

    private static CustomerView of(Customer customer, @Nullable Long openLinks, @Nullable List<AccountView> accounts) {
        return new CustomerView(
                PublicId.format(IdPrefix.CUSTOMER, customer.id()),
                "customer",
                customer.display().name(),
                customer.display().email(),
                customer.display().phone(),
                customer.since(),
                customer.revision(),
                customer.createdAt(),
                customer.updatedAt(),
                openLinks,
                accounts,
                accounts == null
                        ? null
                        : accounts.stream()
                                .flatMap(account -> account.externalRefs().stream())
                                .toList());
    }
}
