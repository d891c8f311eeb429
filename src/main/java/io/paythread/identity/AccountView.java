package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account in JSON.
 *
 * @param guest whether it is only an e-mail address left with a payment
 * @param strength how it came to its customer: verified or asserted
 * @param since the earliest time at which anything is known of it, by the provider's clock
 * @param identifiers what it says of the person now
 */
public record AccountView(
        String id,
        String object,
        String customer,
        String source,
        boolean guest,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        String strength,
        Instant since,
        Instant createdAt,
        List<IdentifierView> identifiers,
        List<RefView> externalRefs) {

    /** One thing that the account says. */
    public record IdentifierView(String type, String value, boolean verified, Instant toldAt) {}

    /** What the account is called at its provider. */
    public record RefView(String source, String type, String id) {}

    static AccountView of(Account account) {
        String source = PublicId.format(IdPrefix.SOURCE, account.sourceId());
        return new AccountView(
                PublicId.format(IdPrefix.ACCOUNT, account.id()),
                "account",
                PublicId.format(IdPrefix.CUSTOMER, account.customerId()),
                source,
                account.guest(),
                account.display().name(),
                account.display().email(),
                account.display().phone(),
                account.strength(),
                account.since(),
                account.recordedAt(),
                account.identifiers().stream().map(AccountView::identifier).toList(),
                List.of(new RefView(source, "account", account.reference())));
    }

    private static IdentifierView identifier(ToldIdentifier told) {
        return new IdentifierView(
                told.identifier().type().wireName(),
                told.value(),
                told.identifier().verified(),
                told.toldAt());
    }
}
