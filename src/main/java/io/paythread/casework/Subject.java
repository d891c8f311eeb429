package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a ticket can be about: a payment, a refund or a dispute, with everything that it can be recognised by.
 *
 * @param own whether it belongs to who asks
 * @param ids what its parts are called, by their providers and by us, in plain form
 * @param numbers of its orders and invoices, in plain form
 * @param times when something was tried, in order
 * @param lastFours of the cards that were used
 * @param paidAt when it was paid, of a payment
 */
record Subject(
        ObjectType type,
        UUID id,
        boolean own,
        Set<String> ids,
        Set<String> numbers,
        Set<MoneyView> amounts,
        List<Instant> times,
        Set<String> lastFours,
        Optional<Instant> paidAt) {

    Subject {
        ids = Set.copyOf(ids);
        numbers = numbers.stream()
                .map(number -> number.startsWith("#") ? number.substring(1) : number)
                .collect(Collectors.toUnmodifiableSet());
        amounts = Set.copyOf(amounts);
        times = times.stream().sorted().distinct().toList();
        lastFours = Set.copyOf(lastFours);
    }
}
