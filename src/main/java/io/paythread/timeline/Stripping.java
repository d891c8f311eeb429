package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes everything personal out of a fact: what is left are amounts, dates, states, codes and the provider's ids of
 * money movements, under pseudonyms. Only what is listed here stays, so a new attribute goes until somebody has thought
 * about it. Pure; a fact that was stripped is not changed again, and entries folded from stripped facts are as many and
 * as large as before.
 */
public final class Stripping {
    /** Money movements and what bills them; accounting law asks for them. All other ids become pseudonyms. */
    private static final Set<ObjectType> IDS_KEPT = EnumSet.of(
            ObjectType.PAYMENT,
            ObjectType.ATTEMPT,
            ObjectType.REFUND,
            ObjectType.DISPUTE,
            ObjectType.EARLY_FRAUD_WARNING,
            ObjectType.REVIEW,
            ObjectType.CHECKOUT,
            ObjectType.INVOICE,
            ObjectType.CREDIT_NOTE,
            ObjectType.SUBSCRIPTION);

    /** Texts among them are codes of a provider or a network. */
    private static final Set<Attribute> KEPT = EnumSet.of(
            Attribute.AMOUNT,
            Attribute.AMOUNT_AUTHORIZED,
            Attribute.AMOUNT_CAPTURED,
            Attribute.AMOUNT_REFUNDED_TOTAL,
            Attribute.AMOUNT_DUE,
            Attribute.AMOUNT_PAID,
            Attribute.AMOUNT_REMAINING,
            Attribute.FEE,
            Attribute.NET,
            Attribute.AWAITED,
            Attribute.STATUS,
            Attribute.PREVIOUS_STATUS,
            Attribute.CREATED_AT,
            Attribute.REASON,
            Attribute.LIVE,
            Attribute.CAPTURE_METHOD,
            Attribute.METHOD,
            Attribute.CARD_BRAND,
            Attribute.CARD_COUNTRY,
            Attribute.CARD_FUNDING,
            Attribute.WALLET,
            Attribute.CVC_CHECK,
            Attribute.AVS_LINE1,
            Attribute.AVS_POSTAL_CODE,
            Attribute.THREE_D_SECURE,
            Attribute.THREE_D_SECURE_FLOW,
            Attribute.THREE_D_SECURE_VERSION,
            Attribute.LIABILITY_SHIFT,
            Attribute.NEXT_ACTION,
            Attribute.RISK_LEVEL,
            Attribute.RISK_SCORE,
            Attribute.OUTCOME_TYPE,
            Attribute.OUTCOME_REASON,
            Attribute.NETWORK_STATUS,
            Attribute.FAILURE_CODE,
            Attribute.DECLINE_CODE,
            Attribute.ADVICE_CODE,
            Attribute.NETWORK_DECLINE_CODE,
            Attribute.NETWORK_ADVICE_CODE,
            Attribute.CANCELLATION_REASON,
            Attribute.CAPTURE_BEFORE,
            Attribute.CHECKOUT_MODE,
            Attribute.PAYMENT_STATUS,
            Attribute.EXPIRES_AT,
            Attribute.REFUND_REFERENCE_STATUS,
            Attribute.REFUND_REFERENCE_AT,
            Attribute.REFUND_DESTINATION,
            Attribute.FAILURE_REASON,
            Attribute.DUE_AT,
            Attribute.EVIDENCE_SUBMITTED,
            Attribute.SUBMISSION_COUNT,
            Attribute.PAST_DUE,
            Attribute.CASE_TYPE,
            Attribute.NETWORK,
            Attribute.NETWORK_REASON_CODE,
            Attribute.COMPELLING_EVIDENCE,
            Attribute.COMPELLING_EVIDENCE_ACTIONS,
            Attribute.EVIDENCE_STAGED,
            Attribute.REFUNDABLE,
            Attribute.ACTIONABLE,
            Attribute.FRAUD_TYPE,
            Attribute.REVIEW_OPENED_REASON,
            Attribute.REVIEW_CLOSED_REASON,
            Attribute.INVOICE_NUMBER,
            Attribute.BILLING_REASON,
            Attribute.ATTEMPT_COUNT,
            Attribute.NEXT_ATTEMPT_AT,
            Attribute.INVOICE_DUE_AT,
            Attribute.REMINDED_AT,
            Attribute.PERIOD_START,
            Attribute.PERIOD_END,
            Attribute.COLLECTION_METHOD,
            Attribute.INTERVAL,
            Attribute.QUANTITY,
            Attribute.CANCEL_AT_PERIOD_END,
            Attribute.CANCEL_AT,
            Attribute.CANCELED_AT,
            Attribute.TRIAL_END,
            Attribute.PUBLIC,
            Attribute.AUTHOR_STAFF,
            Attribute.PRIORITY,
            Attribute.TICKET_TYPE,
            Attribute.CHANNEL,
            Attribute.REDACTED,
            Attribute.DELETED);

    /** A code has no spaces and no at sign; a text that got into such a field all the same goes. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]{0,80}");

    private final UnaryOperator<Reference> pseudonym;

    /** With the pseudonyms of one source's references: equal for equal references, and known by what they begin with. */
    public Stripping(UnaryOperator<Reference> pseudonym) {
        this.pseudonym = pseudonym;
    }

    /** What is left; empty for what accounts say of people, of which nothing is. */
    public Optional<Fact> of(Fact fact) {
        if (fact instanceof Fact.Happened happened) {
            return Optional.of(new Fact.Happened(
                    happened.kind(),
                    key(happened.key()),
                    happened.moment(),
                    references(happened.about()),
                    movements(happened.related()),
                    happened.party().map(this::party),
                    attributes(happened.attributes())));
        }
        if (fact instanceof Fact.Described described) {
            return Optional.of(new Fact.Described(
                    described.moment(),
                    references(described.about()),
                    movements(described.related()),
                    described.party().map(this::party),
                    attributes(described.attributes())));
        }
        return Optional.empty();
    }

    /** Keys begin with the reference that they are about: {@code ticket:1/opened}. */
    private String key(String key) {
        int slash = key.indexOf('/');
        String reference = slash < 0 ? key : key.substring(0, slash);
        return reference(FactJson.reference(reference)) + (slash < 0 ? "" : key.substring(slash));
    }

    private List<Reference> references(List<Reference> references) {
        return references.stream().map(this::reference).toList();
    }

    private static List<Reference> movements(List<Reference> references) {
        return references.stream()
                .filter(reference -> IDS_KEPT.contains(reference.type()))
                .toList();
    }

    private Reference reference(Reference reference) {
        return IDS_KEPT.contains(reference.type()) ? reference : pseudonym.apply(reference);
    }

    private Party party(Party party) {
        return new Party(reference(party.account()), party.guest());
    }

    private static Attributes attributes(Attributes told) {
        Map<Attribute, Object> kept = new EnumMap<>(Attribute.class);
        told.values().forEach((attribute, value) -> {
            if (KEPT.contains(attribute) && isHarmless(value)) {
                kept.put(attribute, value);
            }
        });
        return new Attributes(kept);
    }

    private static boolean isHarmless(Object value) {
        if (value instanceof String text) {
            return CODE.matcher(text).matches();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .allMatch(item -> CODE.matcher(String.valueOf(item)).matches());
        }
        return value instanceof Long || value instanceof Boolean || value instanceof Money || value instanceof Instant;
    }
}
