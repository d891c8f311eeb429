package io.paythread.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who changes by what a programme is judged says which settings they have read. */
@QuarkusTest
class ProgramResourceTest {
    private static final String PATH = "/v1/network-programs/mastercard_efm/thresholds";
    private static final String AUDITED = "select count(*) from audit_event where action = 'network_program.change'";

    private final Sql sql;

    @Inject
    ProgramResourceTest(Sql sql) {
        this.sql = sql;
    }

    @AfterEach
    void forget() {
        sql.run("delete from network_program");
    }

    @Test
    void changesThresholdsOnceAndKeepsWhoDidIt() {
        // Given
        long before = sql.count(AUDITED);
        String read = Api.call().get(PATH).then().statusCode(200).extract().header("ETag");

        // When
        Response changed = put(read, 0.002);
        Response again = put(read, 0.001);
        Response third = put(changed.header("ETag"), 0.004);

        // Then
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(read);
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(again.jsonPath().getString("code")).isEqualTo("precondition_failed");
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(Api.call().get(PATH).jsonPath().getFloat("watch_ratio")).isEqualTo(0.004f);
        assertThat(sql.count(AUDITED)).isEqualTo(before + 2);
        assertThat(
                        sql.text(
                                """
                        select after from audit_event
                         where action = 'network_program.change' and object_id = 'mastercard_efm'
                         order by seq desc limit 1
                        """))
                .contains("0.004");
    }

    @Test
    void refusesAChangeThatDoesNotSayOfWhat() {
        // When
        Response answer = Api.send(body(0.002)).put(PATH);

        // Then
        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("precondition_required");
        assertThat(sql.count("select count(*) from network_program")).isZero();
    }

    private static Response put(String version, double watched) {
        return Api.send(body(watched)).header("If-Match", version).put(PATH);
    }

    private static String body(double watched) {
        return """
                {"watch_ratio":%s,"warn_ratio":0.005,"critical_ratio":0.01,"thresholds":[
                 {"level":"excessive","valid_from":"2025-06-01","count":5,"ratio":0.005}]}
                """
                .formatted(watched);
    }
}
