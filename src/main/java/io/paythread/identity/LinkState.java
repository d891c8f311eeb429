package io.paythread.identity;

import java.util.List;
import java.util.Optional;

/**
 * Where a link stands, and what a person may do to it. Each state answers every move: with the state that follows, or
 * empty where it does not allow the move. A state that allows none says so by being {@link Ended}.
 */
public sealed interface LinkState {
    /** All states, as lists filter by them. */
    List<LinkState> ALL = List.of(new Open(), new Accepted(), new Rejected(), new Undone(), new Superseded());

    /** A person says that the two are one. */
    Optional<LinkState> accept();

    /** A person says that the two are not one, before they were joined. */
    Optional<LinkState> reject();

    /** A person takes a join back. */
    Optional<LinkState> reverse();

    /** Why a move is refused here, and what to do instead; for people. */
    String remedy();

    /** The name on the wire and in the database. */
    String wireName();

    /** The state of this name. */
    static Optional<LinkState> ofWireName(String name) {
        return ALL.stream().filter(state -> state.wireName().equals(name)).findFirst();
    }

    /** It waits for a person: a suggestion, or a rule's join that people's decisions stand against. */
    record Open() implements LinkState {
        @Override
        public String wireName() {
            return "open";
        }

        @Override
        public Optional<LinkState> accept() {
            return Optional.of(new Accepted());
        }

        @Override
        public Optional<LinkState> reject() {
            return Optional.of(new Rejected());
        }

        @Override
        public Optional<LinkState> reverse() {
            return Optional.empty();
        }

        @Override
        public String remedy() {
            return "The link is open: it joins nothing yet. Accept or reject it.";
        }
    }

    /** It holds its two accounts together. */
    record Accepted() implements LinkState {
        @Override
        public String wireName() {
            return "accepted";
        }

        @Override
        public Optional<LinkState> accept() {
            return Optional.empty();
        }

        @Override
        public Optional<LinkState> reject() {
            return Optional.empty();
        }

        @Override
        public Optional<LinkState> reverse() {
            return Optional.of(new Undone());
        }

        @Override
        public String remedy() {
            return "The link is accepted. Reverse it to part the accounts.";
        }
    }

    /** Nothing leads on from here: what comes after is another link. */
    sealed interface Ended extends LinkState {
        @Override
        default Optional<LinkState> accept() {
            return Optional.empty();
        }

        @Override
        default Optional<LinkState> reject() {
            return Optional.empty();
        }

        @Override
        default Optional<LinkState> reverse() {
            return Optional.empty();
        }
    }

    /** A person rejected it; it is not suggested again. */
    record Rejected() implements Ended {
        @Override
        public String wireName() {
            return "rejected";
        }

        @Override
        public String remedy() {
            return "The link was rejected. To join the accounts after all, assert it by hand with POST /v1/links.";
        }
    }

    /** It was taken back, or its reason is gone. */
    record Undone() implements Ended {
        @Override
        public String wireName() {
            return "undone";
        }

        @Override
        public String remedy() {
            return "The link was undone. To join the accounts again, assert it by hand with POST /v1/links.";
        }
    }

    /** A suggestion that nobody has to judge: its accounts came to one customer by another link. */
    record Superseded() implements Ended {
        @Override
        public String wireName() {
            return "superseded";
        }

        @Override
        public String remedy() {
            return "The accounts already belong to one customer by another link. Reverse that one, or separate them.";
        }
    }
}
