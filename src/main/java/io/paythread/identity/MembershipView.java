package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;

/** A customer and the accounts that belong to it, at some moment. */
public record MembershipView(String customer, List<String> accounts) {
    public MembershipView {
        accounts = List.copyOf(accounts);
    }

    static List<MembershipView> of(NavigableMap<UUID, List<UUID>> accountsByCustomer) {
        return accountsByCustomer.entrySet().stream()
                .map(entry -> new MembershipView(
                        PublicId.format(IdPrefix.CUSTOMER, entry.getKey()),
                        entry.getValue().stream()
                                .map(account -> PublicId.format(IdPrefix.ACCOUNT, account))
                                .toList()))
                .toList();
    }
}
