package io.paythread.identity;

import io.paythread.platform.feed.FeedRendering;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Customers and links for the feed, as lists of them show them. */
@Singleton
class IdentityRendering implements FeedRendering {
    private final Database database;
    private final CustomerReadStore customers;
    private final LinkReadStore links;

    IdentityRendering(Database database, CustomerReadStore customers, LinkReadStore links) {
        this.database = database;
        this.customers = customers;
        this.links = links;
    }

    @Override
    public boolean renders(IdPrefix subject) {
        return subject == IdPrefix.CUSTOMER || subject == IdPrefix.LINK;
    }

    @Override
    public Uni<Map<UUID, Rendered>> render(IdPrefix subject, Collection<UUID> subjects, Set<String> scopes) {
        IdentityPolicy policy = IdentityPolicy.of(scopes);
        return subject == IdPrefix.CUSTOMER ? customers(subjects, policy) : links(subjects, policy);
    }

    private Uni<Map<UUID, Rendered>> customers(Collection<UUID> ids, IdentityPolicy policy) {
        return database.reading(tx -> customers.survivors(tx, ids)).map(found -> {
            Map<UUID, Rendered> rendered = new HashMap<>();
            found.forEach(
                    (id, customer) -> rendered.put(id, new Rendered(CustomerView.of(policy.seen(customer)), false)));
            return rendered;
        });
    }

    private Uni<Map<UUID, Rendered>> links(Collection<UUID> ids, IdentityPolicy policy) {
        return database.reading(tx -> links.find(tx, ids)).map(found -> {
            Map<UUID, Rendered> rendered = new HashMap<>();
            found.forEach(link -> rendered.put(link.id(), new Rendered(LinkView.of(policy.seen(link)), false)));
            return rendered;
        });
    }
}
