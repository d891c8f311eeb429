package io.paythread.security;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Asks again who a request is from, for answers that take long: a revoked key must not go on reading. */
@Singleton
public class Standing {
    private final CredentialAdmission admission;

    Standing(CredentialAdmission admission) {
        this.admission = admission;
    }

    /** Whether the credential of the request is still good and allows exactly what it allowed. */
    public Uni<Boolean> still(Caller caller, RoutingContext context) {
        return admission
                .identify(context)
                .map(now -> now.filter(same -> same.actor().equals(caller.actor())
                                && same.scopes().equals(caller.scopes()))
                        .isPresent())
                .onFailure()
                .recoverWithItem(false);
    }
}
