package io.paythread.delivery;

import io.paythread.delivery.Endpoint.Settings;
import java.util.List;
import java.util.Map;

/**
 * A message in the hands of one process, with all that is needed to send it.
 *
 * @param step how many attempts of the schedule failed before
 * @param epoch fences what another process, or this one, claimed before
 */
record Claimed(Message message, int step, long epoch, Receiver receiver) {

    /** Where it goes, as it was when it was claimed. */
    record Receiver(Settings settings, Map<String, String> headers, List<SigningSecret> secrets) {
        Receiver {
            headers = Map.copyOf(headers);
            secrets = List.copyOf(secrets);
        }

        /** Neither headers nor secrets. */
        @Override
        public String toString() {
            return "Receiver[]";
        }
    }
}
