package io.paythread.delivery;

import io.paythread.platform.outbound.OutboundAnswer;
import io.paythread.platform.outbound.OutboundException;
import io.paythread.platform.outbound.OutboundHttp;
import io.paythread.platform.outbound.OutboundRequest;
import io.paythread.platform.outbound.OutboundUrl;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a receiver whether it wants to be sent to, as CloudEvents' HTTP webhooks do (section 4): so nobody can point our
 * messages at somebody who does not want them.
 */
@Singleton
class Handshake {
    /** Names us, when consent is asked for and with each message after that. */
    static final String ORIGIN = "WebHook-Request-Origin";

    private static final String ALLOWED_ORIGIN = "WebHook-Allowed-Origin";
    private static final String ALLOWED_RATE = "WebHook-Allowed-Rate";
    private static final String ANY = "*";

    private final OutboundHttp http;
    private final DeliveryConfig config;

    Handshake(OutboundHttp http, DeliveryConfig config) {
        this.http = http;
        this.config = config;
    }

    /** The rate that the receiver allows, if it names one; refuses where it does not consent. The status says nothing. */
    Uni<Optional<Integer>> ask(OutboundUrl url) {
        OutboundRequest request = new OutboundRequest("OPTIONS", url, Map.of(ORIGIN, config.origin()), new byte[0]);
        return http.send(request)
                .onFailure(OutboundException.class)
                .transform(
                        failure -> refused("The receiver could not be asked for its consent: " + failure.getMessage()))
                .map(this::allowedRate);
    }

    private Optional<Integer> allowedRate(OutboundAnswer answer) {
        String allowed = answer.header(ALLOWED_ORIGIN).map(String::strip).orElse("");
        if (!allowed.equals(ANY) && !allowed.equalsIgnoreCase(config.origin())) {
            throw refused("The receiver did not consent: it must answer OPTIONS with " + ALLOWED_ORIGIN + ": "
                    + config.origin() + ".");
        }
        return answer.header(ALLOWED_RATE)
                .map(String::strip)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf);
    }

    private static ServiceException refused(String detail) {
        return ServiceException.invalid("/url", "no_consent", detail);
    }
}
