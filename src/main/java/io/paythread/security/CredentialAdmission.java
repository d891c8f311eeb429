package io.paythread.security;

import io.paythread.platform.http.Admission;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a request to {@code /v1} pass that bears a valid credential, and remembers whose it is. */
@Singleton
class CredentialAdmission implements Admission {
    private final ApiKeyMechanism keys;
    private final List<CredentialMechanism> others;
    private final Operations operations;

    CredentialAdmission(ApiKeyMechanism keys, @All List<CredentialMechanism> others, Operations operations) {
        this.keys = keys;
        this.others = others;
        this.operations = operations;
    }

    @Override
    public Uni<Void> admit(RoutingContext context) {
        if (operations.isOpen(context.request().method(), context.normalizedPath())) {
            return Uni.createFrom().voidItem();
        }
        boolean explicit = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        List<CredentialMechanism> asked = Stream.concat(Stream.of(keys), others.stream())
                .filter(mechanism -> !(explicit && mechanism.credential().isAmbient()))
                .toList();
        return ask(asked, context)
                .map(caller -> caller.orElseThrow(explicit ? Refusals::unauthenticated : Refusals::anonymous))
                .invoke(Callers::put)
                .replaceWithVoid();
    }

    /** One after another; the first answer counts. */
    private static Uni<Optional<Caller>> ask(List<CredentialMechanism> mechanisms, RoutingContext context) {
        Uni<Optional<Caller>> answer = Uni.createFrom().item(Optional.empty());
        for (CredentialMechanism mechanism : mechanisms) {
            answer = answer.chain(
                    found -> found.isPresent() ? Uni.createFrom().item(found) : mechanism.identify(context));
        }
        return answer;
    }
}
