package io.paythread.identity;

import io.paythread.platform.feed.FeedType;
import io.paythread.platform.feed.FeedTypes;
import io.paythread.platform.id.IdPrefix;
import jakarta.inject.Singleton;
import java.util.List;

/** What the feed tells of customers and links. */
@Singleton
public class IdentityFeed implements FeedTypes {
    private static final String SCOPE = "customers:read";

    /** Something that a customer shows changed; also how a customer is told of for the first time. */
    public static final FeedType CUSTOMER_UPDATED =
            new FeedType("customer.updated", 1, IdPrefix.CUSTOMER, SCOPE, "A customer came to be, or looks different.");

    static final FeedType CUSTOMER_JOINED = new FeedType(
            "customer.joined",
            1,
            IdPrefix.CUSTOMER,
            SCOPE,
            "A customer was joined with another; told of both, and the data is the one that they are now.");
    static final FeedType CUSTOMER_SPLIT = new FeedType(
            "customer.split",
            1,
            IdPrefix.CUSTOMER,
            SCOPE,
            "A customer came out of another; told of both, each with its own data.");
    static final FeedType CUSTOMER_ERASED = new FeedType(
            "customer.erased",
            1,
            IdPrefix.CUSTOMER,
            SCOPE,
            "A customer was erased: whoever keeps a copy lets go of it.");
    static final FeedType LINK_SUGGESTED = new FeedType(
            "link.suggested",
            1,
            IdPrefix.LINK,
            SCOPE,
            "Two accounts may be one person's, and somebody is to say so; told of both customers.");
    static final FeedType LINK_UPDATED = new FeedType(
            "link.updated",
            1,
            IdPrefix.LINK,
            SCOPE,
            "A link was made, decided on, or no longer holds; told of both customers.");

    @Override
    public List<FeedType> types() {
        return List.of(
                CUSTOMER_UPDATED, CUSTOMER_JOINED, CUSTOMER_SPLIT, CUSTOMER_ERASED, LINK_SUGGESTED, LINK_UPDATED);
    }
}
