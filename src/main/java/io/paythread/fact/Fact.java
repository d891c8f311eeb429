package io.paythread.fact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event means, in our vocabulary. One event gives any number of facts; several events may tell the same fact.
 * Pure values: equal facts are equal.
 */
public sealed interface Fact {

    /** When, and with how much weight. */
    Moment moment();

    /** Answers by the kind of fact; every kind must be answered. */
    <R extends @Nullable Object> R accept(Visitor<R> visitor);

    /**
     * Something that stands on a timeline. Facts of one source with the same key are one entry.
     *
     * @param kind what happened
     * @param key which fact it is, unique within the source: {@code attempt:ch_1/failed}. It depends on the business
     *     fact alone, never on the event that tells it
     * @param about the object first concerned, then every other reference of the same matter that the event names (a
     *     refund, its attempt, its payment). Objects named together belong to one matter for ever, so a reference that
     *     many matters share (a subscription, a customer, a saved card) goes into {@code related}
     * @param related objects of other matters that are worth a link
     * @param party whose it is, where the event says so
     */
    record Happened(
            Kind kind,
            String key,
            Moment moment,
            List<Reference> about,
            List<Reference> related,
            Optional<Party> party,
            Attributes attributes)
            implements Fact {
        public Happened {
            about = List.copyOf(about);
            related = List.copyOf(related);
            if (about.isEmpty() || key.isBlank()) {
                throw new IllegalArgumentException(kind + " needs a key and an object");
            }
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.happened(this);
        }
    }

    /**
     * What an object looked like, without anything that belongs on a timeline: it completes the state of the first
     * object in {@code about}.
     */
    record Described(
            Moment moment, List<Reference> about, List<Reference> related, Optional<Party> party, Attributes attributes)
            implements Fact {
        public Described {
            about = List.copyOf(about);
            related = List.copyOf(related);
            if (about.isEmpty()) {
                throw new IllegalArgumentException("a description needs an object");
            }
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.described(this);
        }
    }

    /** What an account says about the person behind it. */
    record Identified(Party party, Moment moment, List<Identifier> identifiers) implements Fact {
        public Identified {
            identifiers = List.copyOf(identifiers);
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.identified(this);
        }
    }

    /** The provider says that two accounts are one person; the first went into the second. */
    record Merged(Reference account, Reference into, Moment moment) implements Fact {
        public Merged {
            if (account.type() != ObjectType.ACCOUNT || into.type() != ObjectType.ACCOUNT || account.equals(into)) {
                throw new IllegalArgumentException(
                        "two different accounts are merged, not " + account + " into " + into);
            }
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.merged(this);
        }
    }

    /** One answer for each kind of fact. */
    interface Visitor<R extends @Nullable Object> {
        /** For {@link Happened}. */
        R happened(Happened fact);

        /** For {@link Described}. */
        R described(Described fact);

        /** For {@link Identified}. */
        R identified(Identified fact);

        /** For {@link Merged}. */
        R merged(Merged fact);
    }
}
