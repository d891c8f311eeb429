package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened to a few people, as their providers tell it.
 *
 * @param name as in the scenario book: {@code S01}
 * @param setup what was known before: helpdesk users, their addresses, payments
 * @param steps in the order of arrival
 */
public record Story(String name, List<Step> setup, List<Step> steps) {

    public Story {
        setup = List.copyOf(setup);
        steps = List.copyOf(steps);
    }

    /** Set-up and steps that a provider really sent. */
    public List<Step> genuine() {
        return Stream.concat(setup.stream(), steps.stream())
                .filter(step -> step.signing() == Step.Signing.GENUINE)
                .toList();
    }

    /** When the last step arrives. */
    public Instant end() {
        return steps.get(steps.size() - 1).receivedAt();
    }

    /** Notes a story down, all its times moved by the same stretch. */
    static final class Script {
        private final Duration shift;
        private final List<Step> setup = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        Script(Duration shift) {
            this.shift = shift;
        }

        /** A time of the scenario book, moved. */
        Instant time(String asWritten) {
            return Instant.parse(asWritten).plus(shift);
        }

        void known(Instant receivedAt, String body) {
            setup.add(new Step(receivedAt, Provider.ZENDESK, body, Step.Signing.GENUINE));
        }

        void knownToStripe(Instant receivedAt, String body) {
            setup.add(new Step(receivedAt, Provider.STRIPE, body, Step.Signing.GENUINE));
        }

        void stripe(Instant receivedAt, String body) {
            stripe(receivedAt, body, Step.Signing.GENUINE);
        }

        void stripe(Instant receivedAt, String body, Step.Signing signing) {
            steps.add(new Step(receivedAt, Provider.STRIPE, body, signing));
        }

        void zendesk(Instant receivedAt, String body) {
            steps.add(new Step(receivedAt, Provider.ZENDESK, body, Step.Signing.GENUINE));
        }

        Story named(String name) {
            return new Story(name, setup, steps);
        }
    }
}
