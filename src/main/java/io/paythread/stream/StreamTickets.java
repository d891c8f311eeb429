package io.paythread.stream;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.RequestId;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.CredentialMechanism;
import io.paythread.security.KeptCaller;
import io.paythread.security.LaterLook;
import io.paythread.security.Refusals;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that open one stream each. The ticket stands for whoever asked for it, and a stream that it opened lasts as long
 * as the key or the session that it was asked with. An access token is not kept: its stream ends after a minute.
 */
@Singleton
class StreamTickets implements CredentialMechanism {
    static final Duration GOOD = Duration.ofSeconds(30);
    private static final Duration UNSEEN = Duration.ofSeconds(60);
    private static final String PREFIX = "stk_";
    private static final String PARAMETER = "ticket";
    private static final String STREAM = "/v1/stream";
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_CHARACTERS = 100;
    private static final String TAKEN = StreamTickets.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final StreamTicketStore store;
    private final List<LaterLook> looks;
    private final AuditLog audit;
    private final Clock clock;

    StreamTickets(Database database, StreamTicketStore store, @All List<LaterLook> looks, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = store;
        this.looks = List.copyOf(looks);
        this.audit = audit;
        this.clock = clock;
    }

    private record Taken(Caller caller, Instant at) {}

    /** Refuses what cannot be a ticket, also beside another credential. */
    static void check(Parameters parameters, @Nullable String ticket) {
        if (ticket != null && !looksLikeOne(ticket)) {
            parameters.refuse(PARAMETER, "invalid_ticket", "is a ticket as POST /v1/stream/tickets gave it.");
        }
    }

    private static boolean looksLikeOne(String text) {
        return text.startsWith(PREFIX) && text.length() <= MAX_CHARACTERS;
    }

    Uni<StreamTicketView> issue(Caller caller) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String ticket = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        Instant end = now.plus(GOOD);
        AuditEntry entry = new AuditEntry(
                caller.actor(),
                "stream_ticket.create",
                "stream_ticket",
                caller.actor(),
                Map.of(),
                Map.of(),
                null,
                caller.requestId());
        return database.inTransaction(tx -> store.add(tx, hash(ticket), KeptCaller.write(caller), end, now)
                        .call(() -> audit.append(tx, entry)))
                .map(added -> new StreamTicketView("stream_ticket", ticket, end));
    }

    /** Of a person who was vouched for, as the ticket says; the caller bears what was shown for the ticket. */
    @Override
    public Credential credential() {
        return Credential.EMBEDDED;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        Taken taken = context.get(TAKEN);
        if (taken != null) {
            return stillStands(taken);
        }
        String ticket = context.request().getParam(PARAMETER);
        boolean opens = context.request().method().equals(HttpMethod.GET)
                && context.normalizedPath().equals(STREAM);
        if (ticket == null || !opens) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!looksLikeOne(ticket)) {
            return Uni.createFrom().failure(Refusals.unauthenticated());
        }
        Instant now = clock.instant();
        return database.inTransaction(tx -> store.take(tx, hash(ticket), now))
                .map(found -> Optional.of(taken(context, found.orElseThrow(Refusals::unauthenticated), now)));
    }

    private static Caller taken(RoutingContext context, JsonObject ticket, Instant now) {
        Caller caller = KeptCaller.read(ticket, RequestId.of(context));
        context.put(TAKEN, new Taken(caller, now));
        return caller;
    }

    private Uni<Optional<Caller>> stillStands(Taken taken) {
        boolean fresh = clock.instant().isBefore(taken.at().plus(UNSEEN));
        return looks.stream()
                .filter(look -> look.credential() == taken.caller().credential())
                .findFirst()
                .map(look -> look.still(taken.caller()))
                .orElseGet(() -> Uni.createFrom().item(fresh))
                .map(stands -> stands ? Optional.of(taken.caller()) : Optional.empty());
    }

    private static byte[] hash(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
