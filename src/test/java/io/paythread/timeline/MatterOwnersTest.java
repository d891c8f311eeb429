package io.paythread.timeline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.paythread.Api;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MatterOwnersTest {
    private final Rows rows;

    @Inject
    MatterOwnersTest(Rows rows) {
        this.rows = rows;
    }

    @Test
    void findsACustomerByTheIdOfAnythingInItsMatters() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        Reference payment = new Reference(ObjectType.PAYMENT, rows.unique("pi"));
        Reference attempt = new Reference(ObjectType.ATTEMPT, rows.unique("ch"));
        UUID unused = rows.matter(source, person.account(), payment, attempt);

        // Then
        Api.call()
                .get("/v1/customers?external_ref=" + attempt.value())
                .then()
                .statusCode(200)
                .body("data.id", contains(person.id()));
    }

    @Test
    void findsNobodyByAnIdThatIsNobodys() {
        // Given
        UUID source = rows.source();
        Reference payment = new Reference(ObjectType.PAYMENT, rows.unique("pi"));
        UUID unused = rows.matter(source, null, payment);

        // Then
        Api.call()
                .get("/v1/customers?external_ref=" + payment.value())
                .then()
                .statusCode(200)
                .body("data", empty());
    }
}
