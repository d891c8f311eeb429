package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineCalendarTest {
    private final DossierTimeline timeline = new DossierTimeline("visa", "10.4", "fraudulent");

    @Test
    void hasAnEventThatIsOverWithTheDeadline() {
        // Given
        String id = PublicId.format(IdPrefix.DISPUTE, timeline.dispute().id());

        // When
        String written = DeadlineCalendar.of(List.of(timeline.dispute()), DossierTimeline.DISPUTED);

        // Then
        ICalendar calendar = Biweekly.parse(written).first();
        assertThat(calendar.validate(calendar.getVersion()).isEmpty()).isTrue();
        VEvent event = calendar.getEvents().get(0);
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(event.getUid().getValue()).isEqualTo(id + "@paythread");
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(DossierTimeline.DUE));
        assertThat(event.getSummary().getValue()).isEqualTo("Answer dispute " + id + ", 120.00 EUR");
        assertThat(event.getAlarms()).hasSize(1);
    }

    @Test
    void tellsNothingOfThePersonWhoPaid() {
        // When
        String written = DeadlineCalendar.of(List.of(timeline.dispute()), DossierTimeline.DISPUTED);

        // Then
        assertThat(written)
                .doesNotContainIgnoringCase("dana", "weiss", "example.com", "4242", "fraud", "dp_D1", "ch_D1", "7781");
    }

    @Test
    void isWholeWithoutDisputes() {
        assertThat(Biweekly.parse(DeadlineCalendar.of(List.of(), DossierTimeline.DISPUTED))
                        .first()
                        .getEvents())
                .isEmpty();
    }
}
