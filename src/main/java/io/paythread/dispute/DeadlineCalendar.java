package io.paythread.dispute;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Trigger;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Deadlines as iCalendar (RFC 5545): one event for each dispute that awaits an answer, half an hour long and over when the
 * time is. It holds the dispute's id and its amount, and nothing of the person who paid. Pure.
 */
final class DeadlineCalendar {
    private static final Duration LENGTH = Duration.ofMinutes(30);
    /** How often calendars should ask again. */
    private static final biweekly.util.Duration AGAIN =
            biweekly.util.Duration.builder().hours(1).build();

    private static final biweekly.util.Duration DAY_BEFORE =
            biweekly.util.Duration.builder().prior(true).days(1).build();

    private DeadlineCalendar() {}

    static String of(List<ObjectRow> disputes, Instant now) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Paythread//Deadlines of disputes//EN");
        calendar.setMethod(Method.PUBLISH);
        calendar.setName("Deadlines of disputes");
        calendar.setRefreshInterval(AGAIN);
        disputes.forEach(dispute ->
                Cases.deadline(dispute, now).dueAt().ifPresent(due -> calendar.addEvent(event(dispute, due, now))));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(ObjectRow dispute, Instant due, Instant now) {
        String id = PublicId.format(IdPrefix.DISPUTE, dispute.id());
        String summary = "Answer dispute " + id
                + dispute.money().map(money -> ", " + Wording.money(money)).orElse("");
        VEvent event = new VEvent();
        event.setUid(id + "@paythread");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(due.minus(LENGTH)));
        event.setDateEnd(Date.from(due));
        event.setSummary(summary);
        event.addAlarm(VAlarm.display(new Trigger(DAY_BEFORE, Related.START), summary));
        return event;
    }
}
