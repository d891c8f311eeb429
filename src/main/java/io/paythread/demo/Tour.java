package io.paythread.demo;

import java.net.URI;
import java.util.List;

/** Five calls that show a newcomer what Paythread does, in the order in which they explain themselves. */
final class Tour {
    private static final String ANA = DemoSources.customer("cus_A1");

    static final List<Stop> STOPS = List.of(
            new Stop("Who is there: customers, by name and address", "/v1/customers?limit=5"),
            new Stop(
                    "Ana's timeline: a declined card, her ticket, the card that worked",
                    "/v1/customers/" + ANA + "/timeline?order=asc"),
            new Stop(
                    "Why her payment was declined, attempt by attempt", "/v1/payments/" + DemoSources.payment("pi_A1")),
            new Stop(
                    "Disputes that wait for an answer, the most urgent first",
                    "/v1/disputes?state=needs_response&sort=due_at"),
            new Stop("What is this id from Stripe?", "/v1/lookup?ref=ch_E2"));

    private Tour() {}

    /** One call. */
    record Stop(String says, String path) {

        String curl(URI base, String key) {
            return "curl -s -H 'Authorization: Bearer " + key + "' '" + base.resolve(path) + "'";
        }
    }

    static String text(URI base, String key) {
        StringBuilder text = new StringBuilder("\n  Paythread listens on " + base
                + ". Invented customers are coming in; their timelines fill within a minute. Worth a look:\n\n");
        STOPS.forEach(stop -> text.append("  # ")
                .append(stop.says())
                .append("\n  ")
                .append(stop.curl(base, key))
                .append("\n\n"));
        return text.append("  API description: ")
                .append(base.resolve("/q/swagger-ui"))
                .append("\n\n")
                .toString();
    }
}
