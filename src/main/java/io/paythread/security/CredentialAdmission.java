package io.paythread.security;

import io.paythread.platform.http.Admission;
import io.paythread.platform.http.RequestCaller;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
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
    private final RefusedCredentials refused;

    CredentialAdmission(
            ApiKeyMechanism keys,
            @All List<CredentialMechanism> others,
            Operations operations,
            RefusedCredentials refused) {
        this.keys = keys;
        this.others = others;
        this.operations = operations;
        this.refused = refused;
    }

    @Override
    public Uni<Void> admit(RoutingContext context) {
        if (operations.isOpen(context.request().method(), context.normalizedPath())) {
            return Uni.createFrom().voidItem();
        }
        boolean explicit = isExplicit(context);
        return identify(context)
                .map(caller -> caller.orElseThrow(explicit ? Refusals::unauthenticated : Refusals::anonymous))
                .onFailure(failure -> explicit && isRefusal(failure))
                .invoke(() -> refused.note(context))
                .invoke(caller -> RequestCaller.put(context, caller.actor()))
                .invoke(Callers::put)
                .replaceWithVoid();
    }

    /** Who the request is from, as they may ask now. */
    Uni<Optional<Caller>> identify(RoutingContext context) {
        boolean explicit = isExplicit(context);
        List<CredentialMechanism> asked = Stream.concat(Stream.of(keys), others.stream())
                .filter(mechanism -> !(explicit && mechanism.credential().isAmbient()))
                .toList();
        return ask(asked, context);
    }

    private static boolean isExplicit(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ServiceException known && known.code() == ErrorCode.UNAUTHENTICATED;
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
