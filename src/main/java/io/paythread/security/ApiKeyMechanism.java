package io.paythread.security;

import io.paythread.platform.problem.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Our own bearer keys. Always asked first, so that nobody else ever gets to see one: its type hides it from the list. */
@Singleton
@Typed(ApiKeyMechanism.class)
class ApiKeyMechanism implements CredentialMechanism {
    private final BearerKeys keys;

    ApiKeyMechanism(BearerKeys keys) {
        this.keys = keys;
    }

    @Override
    public Credential credential() {
        return Credential.API_KEY;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        return BearerToken.of(context).map(token -> identify(token, context)).orElseGet(() -> Uni.createFrom()
                .item(Optional.empty()));
    }

    private Uni<Optional<Caller>> identify(String token, RoutingContext context) {
        boolean ours = ApiKeyText.looksLikeOne(token);
        // Without an address, as on a socket of the file system, a key is in no network.
        String address = String.valueOf(context.request().remoteAddress().hostAddress());
        return keys.callerOf(token, address, RequestId.of(context)).invoke(caller -> {
            if (ours && caller.isEmpty()) {
                throw Refusals.unauthenticated();
            }
        });
    }
}
