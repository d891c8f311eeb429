package io.paythread.audit;

import io.paythread.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What the log says of one request, as its reader sees it. */
public final class AuditTrail {
    private AuditTrail() {}

    /** The rows that this request caused, latest first. */
    public static List<Map<String, Object>> of(Response answer) {
        String request = answer.header("Request-Id");
        JsonPath latest = Api.call()
                .get("/v1/audit-events?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return latest.<Map<String, Object>>getList("data").stream()
                .filter(row -> request.equals(row.get("request_id")))
                .toList();
    }

    /** The actions that this request caused: a change has one. */
    public static List<Object> actions(Response answer) {
        return of(answer).stream().map(row -> row.get("action")).toList();
    }
}
