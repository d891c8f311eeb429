package io.paythread.platform.feed;

import io.paythread.platform.id.IdPrefix;

/**
 * A sort of visible change. A constant of the package that owns what it is about.
 *
 * @param name on the wire, for ever: {@code payment.updated}
 * @param version of the shape of its data; a change that readers could stumble over makes a new one
 * @param subject what it is about
 * @param scope the wire name of the scope without which a reader is told that it happened, not what
 * @param meaning in a sentence, for people
 */
public record FeedType(String name, int version, IdPrefix subject, String scope, String meaning) {
    public FeedType {
        if (!name.matches("[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("a type is called noun.verb, not " + name);
        }
    }
}
