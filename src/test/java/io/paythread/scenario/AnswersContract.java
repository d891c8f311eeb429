package io.paythread.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.contract.ApiDocument;
import io.paythread.contract.ContractSchemas;
import io.paythread.demo.Stories;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the running service answers about whole stories, held against the contract: every operation that reads. */
abstract class AnswersContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bytes, not JSON. */
    /** Has no end; see StreamTest. */
    private static final String STREAM = "GET /v1/stream";

    private static final String BODY = "GET /v1/inbound-events/{id}/body";
    private static final String EXPORT_FILE = "GET /v1/exports/{id}/files/{number}";
    private static final Set<String> FILES =
            Set.of(BODY, "GET /v1/evidence-packs/{id}/preview", "GET /v1/disputes/calendar.ics", EXPORT_FILE);
    /** Needs a provider that answers: see SubmissionStoryTest. */
    private static final String SUBMISSION = "GET /v1/evidence-submissions/{id}";

    private final ApiDocument contract = ApiDocument.contract();
    private final ContractSchemas schemas = new ContractSchemas(contract);
    private final Set<String> called = new TreeSet<>();
    /** Collections of which the stories make nothing. */
    private final Set<String> empty = new TreeSet<>();

    private final List<String> faults = new ArrayList<>();
    private final Scene stage;

    AnswersContract(Scene stage) {
        this.stage = stage;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
        var unused = TestKeys.of(Role.AUDITOR);
    }

    @Test
    void keepsThePromisesOfTheContract() {
        // Given
        Stories.asWritten().forEach(story -> stage.play(story.genuine()));

        // When
        decide();
        prepareEvidence();
        readEverything();

        // Then
        assertThat(faults).isEmpty();
        Set<String> reading = new TreeSet<>(contract.operations().keySet());
        reading.removeIf(name ->
                !name.startsWith("GET ") || FILES.contains(name) || name.equals(STREAM) || name.equals(SUBMISSION));
        empty.forEach(path -> reading.removeIf(name -> name.startsWith("GET " + path + "/{")));
        assertThat(called).containsAll(reading);
    }

    @Test
    void refusesAsTheContractSays() {
        // Then
        check("GET /v1/payments", "400", Api.call().get("/v1/payments?from=2026-01-01T00:00:00Z"));
        check("GET /v1/payments", "401", given().get("/v1/payments"));
        check("GET /v1/payments/{id}", "404", Api.call().get("/v1/payments/pi_1"));
        check("GET /v1/payments", "422", Api.call().get("/v1/payments?limit=0&amount[gte]=x"));
        check("POST /v1/links", "422", Api.send("{}").post("/v1/links"));
        check("POST /v1/links", "400", Api.send("{").post("/v1/links"));
        assertThat(faults).isEmpty();
    }

    private void decide() {
        String ana = stage.customer("cus_A1");
        String eva = stage.customer("cus_E1");
        String body = "{\"customer\":\"" + eva + "\",\"reason\":\"only to see\"}";
        String merges = "/v1/customers/" + ana + "/merges";
        check("POST /v1/customers/{id}/merges", "200", Api.send(body).post(merges + "?dry_run=true"));
        JsonNode merge =
                check("POST /v1/customers/{id}/merges", "201", Api.send(body).post(merges));
        String id = merge.path("id").asText();
        check("GET /v1/merges/{id}", "200", Api.call().get("/v1/merges/" + id));
        check("GET /v1/customers/{id}", "200", Api.call().get("/v1/customers/" + eva));
        check("GET /v1/customers/{id}/timeline", "200", Api.call().get("/v1/customers/" + eva + "/timeline"));
        check(
                "POST /v1/merges/{id}/reversals",
                "200",
                Api.send("{\"reason\":\"seen\"}").post("/v1/merges/" + id + "/reversals"));
        report(eva);
        export();
    }

    private void export() {
        JsonNode export = check(
                "POST /v1/exports",
                "202",
                Api.send("{\"resource\":\"payments\"}").post("/v1/exports"));
        String path = "/v1/exports/" + export.path("id").asText();
        Eventually.within(Duration.ofSeconds(30), () -> assertThat(
                        Api.call().get(path).jsonPath().getString("state"))
                .isEqualTo("succeeded"));
        check("GET /v1/exports/{id}", "200", Api.call().get(path));
    }

    private void prepareEvidence() {
        String dispute = Api.call().get("/v1/disputes").path("data[0].id");
        String packs = "/v1/disputes/" + dispute + "/evidence-packs";
        JsonNode pack = check(
                "POST /v1/disputes/{id}/evidence-packs", "201", Api.send("{}").post(packs));
        String path = "/v1/evidence-packs/" + pack.path("id").asText();
        check("GET /v1/evidence-packs/{id}", "200", Api.call().get(path));
        check(
                "PATCH /v1/evidence-packs/{id}",
                "200",
                Api.send("{\"fields\":{\"shipping_date\":\"2026-09-15\"}}")
                        .header("If-Match", "*")
                        .patch(path));
        check("GET /v1/evidence-packs/{id}/diff", "200", Api.call().get(path + "/diff"));
    }

    private void report(String customer) {
        JsonNode job = check(
                "POST /v1/customers/{id}/access-reports",
                "202",
                Api.send("{\"reason\":\"asked for\"}").post("/v1/customers/" + customer + "/access-reports"));
        String path = "/v1/jobs/" + job.path("id").asText();
        Eventually.within(Duration.ofSeconds(30), () -> assertThat(
                        Api.call().get(path).jsonPath().getString("state"))
                .isEqualTo("succeeded"));
        String url = Api.call().get(path).jsonPath().getString("result.url");
        check("GET /v1/access-reports/{id}", "200", Api.call().get(url));
    }

    private void readEverything() {
        for (String name : contract.operations().keySet()) {
            if (name.startsWith("GET ") && !name.contains("{") && !name.equals(STREAM) && !FILES.contains(name)) {
                readCollection(name.substring(4));
            }
        }
    }

    private void readCollection(String path) {
        String query = path.equals("/v1/lookup") ? "?ref=pi_A1" : isPaged(path) ? "?limit=100" : "";
        JsonNode list =
                check("GET " + path, "200", stage.callerOf("GET " + path).get(path + query));
        if (list.path("data").isEmpty()) {
            empty.add(path);
        }
        list.path("data").forEach(row -> {
            if (row.has("id")) {
                readOne(path, row.path("id").asText());
            }
        });
        if (list.path("page").path("has_more").asBoolean()) {
            check(
                    "GET " + path,
                    "200",
                    Api.call()
                            .urlEncodingEnabled(false)
                            .get(list.path("links").path("next").asText()));
        }
    }

    private boolean isPaged(String path) {
        ApiDocument.Operation list = contract.operations().get("GET " + path);
        return list != null && list.parameters().containsKey("query limit");
    }

    private void readOne(String collection, String id) {
        String prefix = "GET " + collection + "/{id}";
        for (String name : contract.operations().keySet()) {
            if (name.startsWith(prefix) && !name.equals(BODY)) {
                check(name, "200", Api.call().get(name.substring(4).replace("{id}", id)));
            }
        }
    }

    private JsonNode check(String operation, String status, Response answer) {
        called.add(operation);
        if (!status.equals(String.valueOf(answer.statusCode()))) {
            faults.add(operation + " answered " + answer.statusCode() + ": " + answer.asString());
        }
        JsonNode json = read(answer);
        ApiDocument.Operation described = contract.operations().get(operation);
        if (described == null) {
            faults.add("nobody describes " + operation);
        } else {
            schemas.faults(described.answer(status), json)
                    .forEach(fault -> faults.add(operation + ": " + fault + " in " + shortened(json)));
        }
        return json;
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.asString(), e);
        }
    }

    private static String shortened(JsonNode json) {
        String text = json.toString();
        return text.substring(0, Math.min(300, text.length()));
    }
}
