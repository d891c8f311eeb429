package io.paythread.timeline;

import io.paythread.decline.Language;
import io.paythread.decline.LocaleParameter;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of all entries, as text. */
public record EntryParameters(
        @QueryParam("kind") @Nullable List<String> kind,
        @QueryParam("source") @Nullable String source,
        @QueryParam("account") @Nullable String account,
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("unattributed") @Nullable String unattributed,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("locale") @Nullable String locale,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /**
     * What the text means.
     *
     * @param unattributed only entries of which nobody knows yet whose they are
     */
    record Asked(TimelineFilter filter, Optional<UUID> account, Optional<UUID> customer, boolean unattributed) {}

    /** The language of explanations, if one is wished for. */
    static Optional<Language> language(Parameters parameters, @Nullable String locale) {
        return LocaleParameter.read(parameters, locale).map(tag -> Language.choose(Optional.of(tag), null));
    }

    /** What the text means; every fault goes to the parameters. */
    Asked read(Parameters parameters) {
        Optional<Instant> start = parameters.instant("from", from);
        Optional<Instant> end = parameters.instant("to", to);
        parameters.requireOrder("from", start, "to", end);
        TimelineFilter filter = new TimelineFilter(
                TimelineParameters.kinds(parameters, kind),
                parameters.id("source", IdPrefix.SOURCE, source),
                start,
                end,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        Optional<UUID> ofAccount = parameters.id("account", IdPrefix.ACCOUNT, account);
        Optional<UUID> ofCustomer = parameters.id("customer", IdPrefix.CUSTOMER, customer);
        boolean nobodys = parameters.flag("unattributed", unattributed);
        if (nobodys && (ofAccount.isPresent() || ofCustomer.isPresent())) {
            parameters.refuse("unattributed", "contradiction", "excludes account and customer; leave one of them out.");
        }
        return new Asked(filter, ofAccount, ofCustomer, nobodys);
    }
}
