package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.ingest.spi.CallBudget;
import io.paythread.ingest.spi.EventFetcher;
import io.paythread.ingest.spi.FetchAccess;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchCall;
import io.paythread.ingest.spi.FetchRange;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.platform.limit.JsonItems;
import io.paythread.platform.outbound.RestCalls;
import io.paythread.platform.outbound.RestReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Zendesk's incremental exports, which go back to the first ticket: users, tickets each with its comments, and what was
 * done to tickets. Webhooks have ids that the exports do not know; the facts are the same.
 */
@Singleton
class ZendeskFetcher implements EventFetcher {
    private static final String USERS = "users";
    private static final String TICKETS = "tickets";
    private static final String TICKET_EVENTS = "ticket_events";
    private static final int LIMIT = 100;
    private static final Duration MOST = Duration.ofSeconds(20);

    private final ZendeskClients clients;
    private final ZendeskConfig config;
    private final Clock clock;

    ZendeskFetcher(ZendeskClients clients, ZendeskConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "zendesk";
    }

    @Override
    public Optional<URI> address(Optional<String> account) {
        return account.map(name -> URI.create("https://" + name + ".zendesk.com"));
    }

    @Override
    public List<String> streams(FetchRange range, Instant now) {
        List<String> streams = new ArrayList<>();
        if (wanted(range, "user")) {
            streams.add(USERS);
        }
        if (wanted(range, "ticket")) {
            streams.addAll(List.of(TICKETS, TICKET_EVENTS));
        }
        return streams;
    }

    private static boolean wanted(FetchRange range, String family) {
        return range.types().isEmpty() || range.types().stream().anyMatch(type -> isOf(type, family));
    }

    private static boolean isOf(String type, String family) {
        return type.replace("zen:event-type:", "").startsWith(family);
    }

    @Override
    public Optional<String> refusal(FetchRange range, Instant now) {
        List<String> untold = range.types().stream()
                .filter(type -> !isOf(type, "user") && !isOf(type, "ticket"))
                .sorted()
                .toList();
        return untold.isEmpty()
                ? Optional.empty()
                : Optional.of("Zendesk's exports tell of tickets and users, and nothing of " + String.join(", ", untold)
                        + ". Ask for types that begin with ticket or user, or without types for everything.");
    }

    /** Comments are read ticket by ticket, which is no export. */
    @Override
    public CallBudget budget(FetchCall call) {
        boolean comments = call.stream().equals(TICKETS)
                && call.place()
                        .map(TicketsPlace::read)
                        .filter(at -> !at.tickets().isEmpty())
                        .isPresent();
        return comments ? budget(config) : new CallBudget("exports", config.exportsPerMinute(), config.exportsAtOnce());
    }

    /** Of calls that are no export. */
    static CallBudget budget(ZendeskConfig config) {
        return new CallBudget("calls", config.callsPerMinute(), config.callsAtOnce());
    }

    @Override
    public Uni<FetchAnswer> fetch(FetchCall call) {
        return switch (call.stream()) {
            case USERS -> users(call);
            case TICKETS -> tickets(call);
            default -> ticketEvents(call);
        };
    }

    private Uni<FetchAnswer> users(FetchCall call) {
        return answer(
                () -> export(call, USERS, call.place()),
                body -> new FetchAnswer.Page(within(call, items(body, USERS, Export::user)), nextCursor(body)));
    }

    private Uni<FetchAnswer> tickets(FetchCall call) {
        Optional<TicketsPlace> place = call.place().map(TicketsPlace::read);
        return place.filter(at -> !at.tickets().isEmpty())
                .map(at -> comments(call, at))
                .orElseGet(() -> answer(
                        () -> export(call, TICKETS, place.flatMap(TicketsPlace::cursor)),
                        body -> ticketsPage(call, body)));
    }

    private static FetchAnswer ticketsPage(FetchCall call, byte[] body) throws IOException {
        List<FetchedItem> items = within(call, items(body, TICKETS, Export::ticket));
        List<TicketsPlace.Ticket> tickets = new ArrayList<>();
        for (byte[] ticket : JsonItems.of(body, TICKETS)) {
            Fields fields = ExportJson.read(ticket);
            boolean early = fields.time("updated_at")
                    .map(at -> at.isBefore(call.range().to()))
                    .orElse(true);
            boolean there = fields.word("status").filter("deleted"::equals).isEmpty();
            if (early && there) {
                TicketsPlace.Ticket.of(fields).ifPresent(tickets::add);
            }
        }
        TicketsPlace next = new TicketsPlace(nextCursor(body), tickets, Optional.empty());
        return new FetchAnswer.Page(items, next.text());
    }

    private Uni<FetchAnswer> comments(FetchCall call, TicketsPlace place) {
        TicketsPlace.Ticket ticket = place.tickets().get(0);
        Uni<FetchAnswer> read = answer(
                () -> client(call.access())
                        .comments(
                                authorization(call.access()),
                                ticket.id(),
                                USERS,
                                LIMIT,
                                place.after().orElse(null)),
                body -> commentsPage(call, place, body));
        // A ticket that went since it was listed has no comments to read.
        return read.map(answer -> answer instanceof FetchAnswer.Refused refused && refused.status() == 404
                ? new FetchAnswer.Page(List.of(), place.withoutFirst().text())
                : answer);
    }

    private static FetchAnswer commentsPage(FetchCall call, TicketsPlace place, byte[] body) throws IOException {
        Fields page = ExportJson.read(body);
        List<FetchedItem> items = new ArrayList<>();
        boolean first = place.after().isEmpty();
        for (byte[] comment : JsonItems.of(body, "comments")) {
            Fields author = author(page, ExportJson.read(comment).id("author_id"));
            Export.comment(place.tickets().get(0), author, first, comment).ifPresent(items::add);
            first = false;
        }
        Fields meta = page.at("meta");
        Optional<String> after = meta.flag("has_more").orElse(false) ? meta.text("after_cursor") : Optional.empty();
        TicketsPlace next = after.map(place::goingOnAfter).orElseGet(place::withoutFirst);
        return new FetchAnswer.Page(within(call, items), next.text());
    }

    private static Fields author(Fields page, Optional<String> id) {
        for (JsonNode user : page.at(USERS).json()) {
            Fields fields = new Fields(user);
            if (id.isPresent() && fields.id("id").equals(id)) {
                return fields;
            }
        }
        return Fields.NONE;
    }

    /** This export pages by time: the end of one page is the start of the next. */
    private Uni<FetchAnswer> ticketEvents(FetchCall call) {
        long from = call.place()
                .map(Long::parseLong)
                .orElseGet(() -> call.range().from().getEpochSecond());
        return answer(() -> client(call.access()).ticketEvents(authorization(call.access()), from), body -> {
            Fields page = ExportJson.read(body);
            Optional<Long> end = page.text("end_time").map(Long::parseLong);
            boolean more = !page.flag("end_of_stream").orElse(true)
                    && end.filter(time ->
                                    time > from && time < call.range().to().getEpochSecond())
                            .isPresent();
            List<FetchedItem> items = within(call, items(body, TICKET_EVENTS, ZendeskFetcher::worthKeeping));
            return new FetchAnswer.Page(items, more ? end.map(String::valueOf) : Optional.empty());
        });
    }

    /** Most of what is done to tickets tells nothing that is not told otherwise. */
    private static Optional<FetchedItem> worthKeeping(byte[] bytes) {
        for (JsonNode child : ExportJson.read(bytes).at("child_events").json()) {
            boolean change = child.path("event_type").asText().equalsIgnoreCase("change");
            if (change && (child.has("status") || child.has("assignee_id") || child.has("group_id"))) {
                return Export.ticketEvent(bytes);
            }
        }
        return Optional.empty();
    }

    private Uni<byte[]> export(FetchCall call, String list, Optional<String> cursor) {
        Long from = cursor.isPresent() ? null : Long.valueOf(call.range().from().getEpochSecond());
        return client(call.access()).export(authorization(call.access()), list, LIMIT, from, cursor.orElse(null));
    }

    private static Optional<String> nextCursor(byte[] body) {
        Fields page = ExportJson.read(body);
        return page.flag("end_of_stream").orElse(true) ? Optional.empty() : page.text("after_cursor");
    }

    /** What changed after the end of the range is the next one's. */
    private static List<FetchedItem> within(FetchCall call, List<FetchedItem> items) {
        return items.stream()
                .filter(item -> item.event()
                        .providerTime()
                        .map(at -> at.isBefore(call.range().to()))
                        .orElse(true))
                .toList();
    }

    private static List<FetchedItem> items(byte[] body, String field, Function<byte[], Optional<FetchedItem>> of)
            throws IOException {
        return JsonItems.of(body, field).stream()
                .flatMap(bytes -> of.apply(bytes).stream())
                .toList();
    }

    /** Makes an answer of a page. */
    private interface Reading {
        FetchAnswer read(byte[] body) throws IOException;
    }

    private Uni<FetchAnswer> answer(Supplier<Uni<byte[]>> call, Reading reading) {
        return RestCalls.reply(call, MOST).map(reply -> answer(reply, reading));
    }

    private FetchAnswer answer(RestReply reply, Reading reading) {
        if (reply.status() == 0) {
            return new FetchAnswer.Failed("no_answer");
        }
        if (!reply.succeeded()) {
            return FetchAnswer.of(reply.status(), reply.retryAfter(), clock.instant());
        }
        try {
            return reading.read(reply.body());
        } catch (IOException | NumberFormatException unreadable) {
            return new FetchAnswer.Failed("unreadable_page");
        }
    }

    private ZendeskRest client(FetchAccess access) {
        return clients.at(access.address());
    }

    /** API tokens come with the address of whoever made them, {@code you@example.com/token:…}; access tokens alone. */
    static String authorization(FetchAccess access) {
        return access.key().contains("/token:")
                ? "Basic " + Base64.getEncoder().encodeToString(access.key().getBytes(StandardCharsets.UTF_8))
                : "Bearer " + access.key();
    }
}
