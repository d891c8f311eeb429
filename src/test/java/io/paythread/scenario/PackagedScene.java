package io.paythread.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Step;
import io.paythread.security.Operation;
import io.paythread.security.OperationTable;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A service in another process, seen from outside only: events come at the time that it is. */
final class PackagedScene implements Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMAIL = "packaged@example.com";
    private static final String PASSWORD = "a passphrase of some length";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Clock clock = Clock.systemUTC();
    private Map<String, String> session = Map.of();

    @Override
    public void setUp() {
        Stage.makeSources();
    }

    @Override
    public void play(List<Step> steps) {
        steps.forEach(step -> assertThat(Stage.send(http, step, Stage.SECRET, clock.instant()))
                .isEqualTo(200));
        Eventually.within(PATIENCE, () -> assertThat(Api.call()
                        .get("/v1/inbound-events?state=pending&limit=1")
                        .jsonPath()
                        .getList("data"))
                .isEmpty());
    }

    @Override
    public String customer(String externalReference) {
        return Api.call().get("/v1/customers?external_ref=" + externalReference).path("data[0].id");
    }

    @Override
    public RequestSpecification callerOf(String operation) {
        boolean people = OperationTable.ALL.stream()
                .anyMatch(one -> one.route().equals(operation) && one.access() == Operation.Access.PERSON);
        return people ? given().cookies(session()) : Api.call();
    }

    private Map<String, String> session() {
        if (session.isEmpty()) {
            Api.send("{\"email\": \"%s\", \"name\": \"Packaged\", \"roles\": [\"admin\"], \"password\": \"%s\"}"
                            .formatted(EMAIL, PASSWORD))
                    .post("/v1/users")
                    .then()
                    .statusCode(201);
            session = given().contentType("application/json")
                    .body("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(EMAIL, PASSWORD))
                    .post("/login")
                    .then()
                    .statusCode(200)
                    .extract()
                    .cookies();
        }
        return session;
    }
}
