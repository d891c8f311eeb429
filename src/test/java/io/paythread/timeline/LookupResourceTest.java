package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What any id stands for. */
@QuarkusTest
class LookupResourceTest extends ObjectStage {
    @Inject
    LookupResourceTest(Rows rows) {
        super(rows);
    }

    @Test
    void findsWhatAnyIdStandsFor() {
        // Given
        Payment payment = payment("succeeded", NINE, 100);
        UUID entry = rows.entry(source, person.account(), Kind.REVIEW_OPENED, NINE, Attributes.NONE);
        String entryId = PublicId.format(IdPrefix.ENTRY, entry);
        String review = read("/v1/entries/" + entryId).getString("subject.reference");

        // Then
        assertThat(hits(payment.reference())).containsExactly("/v1/payments/" + payment.id());
        assertThat(hits(payment.attempt())).containsExactly("/v1/payments/" + payment.id() + "/attempts");
        assertThat(hits(payment.id())).containsExactly("/v1/payments/" + payment.id());
        assertThat(hits(payment.dispute())).containsExactly("/v1/disputes/" + payment.dispute());
        assertThat(hits(person.id())).containsExactly("/v1/customers/" + person.id());
        assertThat(hits(entryId)).containsExactly("/v1/entries/" + entryId);
        assertThat(hits(review)).containsExactly("/v1/entries/" + entryId);
    }

    @Test
    void findsAllThingsThatShareAnId() {
        // Given
        UUID other = rows.source();
        Rows.Person somebody = rows.person(other);
        Reference ticket = new Reference(ObjectType.TICKET, rows.unique("77"));
        for (UUID at : List.of(source, other)) {
            UUID account = at.equals(source) ? person.account() : somebody.account();
            UUID matter = rows.matter(at, account, ticket);
            rows.object(matter, at, account, ticket, "open", NINE, Attributes.NONE, List.of(ticket));
        }

        // When
        JsonPath found = read("/v1/lookup?ref=" + ticket.value());

        // Then
        assertThat(found.getList("data.object")).containsExactly("ticket", "ticket");
        assertThat(found.getList("data.source"))
                .containsExactlyInAnyOrder(
                        PublicId.format(IdPrefix.SOURCE, source), PublicId.format(IdPrefix.SOURCE, other));
    }

    private static List<String> hits(String reference) {
        return read("/v1/lookup?ref=" + reference).getList("data.url");
    }
}
