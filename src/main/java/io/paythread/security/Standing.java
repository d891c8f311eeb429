package io.paythread.security;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks again who a request is from, for answers that take long: a revoked key must not go on reading. */
@Singleton
public class Standing {
    private final CredentialAdmission admission;
    private final List<LaterLook> looks;

    Standing(CredentialAdmission admission, @All List<LaterLook> looks) {
        this.admission = admission;
        this.looks = List.copyOf(looks);
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

    /**
     * Whether who asked for long work may still do what they might then, whatever became of the credential itself. An access
     * token cannot be looked at again: it counts as it was.
     */
    public Uni<Boolean> entitled(Caller caller) {
        return looks.stream()
                .filter(look -> look.credential() == caller.credential())
                .findFirst()
                .map(look -> look.entitled(caller))
                .orElseGet(() -> Uni.createFrom().item(true));
    }
}
