package io.paythread.security;

import static io.restassured.RestAssured.given;

import io.paythread.Api;
import io.paythread.platform.problem.RequestId;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * People for tests. The header {@code Test-Person: analyst 600} stands for somebody with that role who signed in ten
 * minutes ago.
 */
@Singleton
public class FakeSessions implements CredentialMechanism {
    /** The header. */
    public static final String HEADER = "Test-Person";

    private final Clock clock;

    FakeSessions(Clock clock) {
        this.clock = clock;
    }

    /** A request of somebody with that role who signed in so many seconds ago: {@code analyst 600}. */
    public static RequestSpecification person(String who) {
        return given().config(Api.frugal()).contentType("application/json").header(HEADER, who);
    }

    /** A request of whoever may call this operation: an administrator where it is for people alone, else a key. */
    public static RequestSpecification callerOf(String operation) {
        boolean people = OperationTable.ALL.stream()
                .anyMatch(one -> one.route().equals(operation) && one.access() == Operation.Access.PERSON);
        return people ? person("admin 1") : Api.call();
    }

    @Override
    public Credential credential() {
        return Credential.SESSION;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        return Uni.createFrom()
                .item(Optional.ofNullable(context.request().getHeader(HEADER)).map(header -> caller(header, context)));
    }

    private Caller caller(String header, RoutingContext context) {
        String[] words = header.split(" ", -1);
        Instant signedIn = clock.instant().minusSeconds(Long.parseLong(words[1]));
        Caller person = TestCallers.person(
                Role.ofWireName(words[0]).orElseThrow(Refusals::unauthenticated),
                signedIn,
                signedIn.plus(Duration.ofHours(12)));
        return Caller.person(
                person.actor(),
                person.displayName(),
                person.subject().orElseThrow(),
                person.roles(),
                person.scopes(),
                signedIn,
                person.expiresAt().orElseThrow(),
                RequestId.of(context));
    }
}
