package io.paythread.timeline;

import io.paythread.decline.Disclosure;
import io.paythread.export.FilterWords;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Refusals;
import io.paythread.security.Scope;
import io.paythread.security.Visibility;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only lists of payments can be asked for, as text. */
public record PaymentParameters(
        @QueryParam("status") @Nullable String status,
        @QueryParam("decline_code") @Nullable String declineCode,
        @QueryParam("method") @Nullable String method,
        @QueryParam("network") @Nullable String network,
        @QueryParam("amount[gte]") @Nullable String amountGte,
        @QueryParam("amount[lte]") @Nullable String amountLte,
        @QueryParam("currency") @Nullable String currency) {

    /** The same words, by their names. */
    static PaymentParameters of(FilterWords words) {
        return new PaymentParameters(
                words.text("status"),
                words.text("decline_code"),
                words.text("method"),
                words.text("network"),
                words.text("amount[gte]"),
                words.text("amount[lte]"),
                words.text("currency"));
    }

    /** Which payments are asked for by these and by what every list has; every fault goes to the parameters. */
    ObjectFilter filter(ListParameters query, Visibility visibility, Parameters parameters) {
        return query.read(parameters, ObjectType.PAYMENT, parameters.word("status", status))
                .with(read(visibility, parameters));
    }

    private List<ListCondition> read(Visibility visibility, Parameters parameters) {
        List<ListCondition> conditions = new ArrayList<>();
        parameters.word("decline_code", declineCode).ifPresent(code -> conditions.add(declined(visibility, code)));
        parameters
                .word("method", method)
                .ifPresent(word -> conditions.add(ListCondition.ofAnyAttempt(Attribute.METHOD, word)));
        parameters
                .word("network", network)
                .ifPresent(word -> conditions.add(ListCondition.ofAnyAttempt(Attribute.CARD_BRAND, word)));
        amount(parameters, conditions);
        return conditions;
    }

    /** By what the caller is shown: a reason that is kept back counts as the generic one, and is no filter. */
    private static ListCondition declined(Visibility visibility, String code) {
        if (visibility.risk()) {
            return ListCondition.ofAnyAttempt(Attribute.DECLINE_CODE, code);
        }
        if (!Disclosure.mayBeTold(code)) {
            throw Refusals.missing(Scope.RISK_READ);
        }
        return code.equals(Disclosure.GENERIC)
                ? ListCondition.looksGeneric()
                : ListCondition.ofAnyAttempt(Attribute.DECLINE_CODE, code);
    }

    private void amount(Parameters parameters, List<ListCondition> conditions) {
        Optional<Long> least = parameters.number("amount[gte]", amountGte);
        Optional<Long> most = parameters.number("amount[lte]", amountLte);
        Optional<String> code = parameters.currency("currency", currency);
        if ((least.isPresent() || most.isPresent()) && code.isEmpty()) {
            parameters.refuse("currency", "missing", "is needed to compare amounts.");
        }
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            parameters.refuse("amount[gte]", "reversed_range", "is not above amount[lte]; exchange the two.");
        }
        least.ifPresent(amount -> conditions.add(new ListCondition("o.amount >= ?", List.of(amount))));
        most.ifPresent(amount -> conditions.add(new ListCondition("o.amount <= ?", List.of(amount))));
        code.ifPresent(text -> conditions.add(new ListCondition("o.currency = ?", List.of(text))));
    }
}
