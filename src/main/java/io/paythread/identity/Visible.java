package io.paythread.identity;

import io.paythread.identity.CustomerFeed.CustomerChange;
import io.paythread.identity.CustomerStore.Shape;
import io.paythread.identity.LinkStore.Gone;
import io.paythread.identity.LinkStore.Settled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what a regrouping changes that people see, and says it in the words of the feed. */
final class Visible {
    private final Set<UUID> touched = new TreeSet<>(ByteOrder.UUIDS);
    private final Set<UUID> joined = new TreeSet<>(ByteOrder.UUIDS);
    private final Set<UUID> split = new TreeSet<>(ByteOrder.UUIDS);
    private final Set<CustomerChange> links = new LinkedHashSet<>();

    void touched(UUID customer) {
        touched.add(customer);
    }

    void settled(List<Settled> settled) {
        settled.forEach(link -> {
            var type = link.opened() ? IdentityFeed.LINK_SUGGESTED : IdentityFeed.LINK_UPDATED;
            links.add(new CustomerChange(type, link.id(), link.customerA()));
            links.add(new CustomerChange(type, link.id(), link.customerB()));
        });
    }

    void gone(Collection<Gone> gone, Grouping grouping) {
        gone.forEach(link -> {
            var type = IdentityFeed.LINK_UPDATED;
            UUID a = grouping.groupOf(link.pair().a()).customerId();
            UUID b = grouping.groupOf(link.pair().b()).customerId();
            links.add(new CustomerChange(type, link.id(), a));
            links.add(new CustomerChange(type, link.id(), b));
        });
    }

    /** Every customer that has been named so far. */
    Set<UUID> customers() {
        Set<UUID> all = new TreeSet<>(ByteOrder.UUIDS);
        all.addAll(touched);
        links.forEach(change -> all.add(change.customer()));
        return all;
    }

    /** Takes in what different shapes show, beside those of before, which are locked; gives the shapes to write. */
    List<Shape> reshaped(Collection<Shape> before, List<Shape> after) {
        Map<UUID, Shape> former = new HashMap<>();
        before.forEach(shape -> former.put(shape.id(), shape));
        List<Shape> different =
                after.stream().filter(shape -> !before.contains(shape)).toList();
        different.forEach(shape -> moved(former.get(shape.id()), shape));
        return different;
    }

    private void moved(@Nullable Shape before, Shape after) {
        touched.add(after.id());
        UUID from = before == null ? null : before.joinedInto();
        UUID into = after.joinedInto();
        if (Objects.equals(from, into)) {
            return;
        }
        if (from != null) {
            split.add(from);
            (into == null ? split : joined).add(after.id());
        }
        if (into != null) {
            joined.addAll(List.of(after.id(), into));
        }
    }

    /** In a settled order. Who was joined or split is not told that it looks different as well. */
    List<CustomerChange> changes() {
        List<CustomerChange> changes = new ArrayList<>();
        split.forEach(customer -> changes.add(CustomerChange.of(IdentityFeed.CUSTOMER_SPLIT, customer)));
        joined.forEach(customer -> changes.add(CustomerChange.of(IdentityFeed.CUSTOMER_JOINED, customer)));
        touched.stream()
                .filter(customer -> !split.contains(customer) && !joined.contains(customer))
                .forEach(customer -> changes.add(CustomerChange.of(IdentityFeed.CUSTOMER_UPDATED, customer)));
        changes.addAll(links);
        return changes;
    }
}
