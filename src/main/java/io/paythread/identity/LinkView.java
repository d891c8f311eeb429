package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link in JSON.
 *
 * @param rule asserted, provider_merge, same_user_id, same_email, same_card or same_phone
 * @param strength verified, asserted or suggested
 * @param state open, accepted, rejected, undone or superseded
 * @param actor {@code rule}, or who last decided about it
 * @param createdAt of a rule: when both accounts were known, by the providers' clocks; of a person: when it was decided
 */
public record LinkView(
        String id,
        String object,
        String accountA,
        String accountB,
        String customerA,
        String customerB,
        String rule,
        String strength,
        String state,
        EvidenceView evidence,
        String actor,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What a link rests on.
     *
     * @param type email, user_id, card, phone, merge or assertion
     * @param value what both accounts say; of a merge the account that remained
     * @param verifiedBy the accounts whose provider checked it
     * @param names of a card: similar, or unknown where an account has no name
     */
    public record EvidenceView(String type, @Nullable String value, List<String> verifiedBy, @Nullable String names) {}

    static LinkView of(Link link) {
        return new LinkView(
                PublicId.format(IdPrefix.LINK, link.id()),
                "link",
                account(link.accounts().a()),
                account(link.accounts().b()),
                PublicId.format(IdPrefix.CUSTOMER, link.customerA()),
                PublicId.format(IdPrefix.CUSTOMER, link.customerB()),
                link.rule().wireName(),
                link.strength(),
                link.state().wireName(),
                evidence(link),
                link.decision().map(Link.Judgement::actor).orElse("rule"),
                link.decision().map(Link.Judgement::reason).orElse(null),
                link.createdAt(),
                link.decision().map(Link.Judgement::decidedAt).orElse(link.createdAt()));
    }

    private static EvidenceView evidence(Link link) {
        Evidence evidence = link.evidence();
        String value =
                link.rule() == LinkRule.PROVIDER_MERGE ? account(UUID.fromString(evidence.value())) : evidence.value();
        return new EvidenceView(
                evidence.type(),
                value.isEmpty() ? null : value,
                evidence.verifiedBy().stream().map(LinkView::account).toList(),
                evidence.names().isEmpty() ? null : evidence.names());
    }

    private static String account(UUID id) {
        return PublicId.format(IdPrefix.ACCOUNT, id);
    }
}
