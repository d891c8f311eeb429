package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an entry tells of a dispute.
 *
 * @param kind the entry's kind
 * @param state the provider's word at that time; empty where it says none
 * @param net the change of the balance
 */
record CaseEvent(
        UUID entry,
        String kind,
        Instant at,
        String state,
        Stage stage,
        Optional<MoneyView> amount,
        Optional<MoneyView> fee,
        Optional<MoneyView> net,
        boolean unexpected) {

    static CaseEvent of(EntryRow row) {
        Details details = row.details();
        String state = Optional.ofNullable(details.text(Attribute.STATUS)).orElse("");
        return new CaseEvent(
                row.id(),
                row.kind(),
                row.occurredAt(),
                state,
                Stage.of(details.text(Attribute.CASE_TYPE), state),
                row.money(),
                Optional.ofNullable(details.money(Attribute.FEE)),
                Optional.ofNullable(details.money(Attribute.NET)),
                row.unexpected());
    }
}
