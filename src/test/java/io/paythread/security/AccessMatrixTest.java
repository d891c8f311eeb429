package io.paythread.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.Api;
import io.paythread.Sql;
import io.paythread.contract.ApiDocument;
import io.paythread.security.Operation.Access;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each operation of the contract with each sort of credential. Asks for things that are not there and sends nothing, so
 * that whoever may do it meets the next refusal and nothing happens.
 */
@QuarkusTest
class AccessMatrixTest {
    private static final String DENIED = "40[13]";
    /** They take parts, not JSON. */
    private static final Set<String> UPLOADS = Set.of("addExhibit");

    private final Sql sql;
    private final Router router;
    private final Map<String, ApiDocument.Operation> contract =
            ApiDocument.contract().operations();

    @Inject
    AccessMatrixTest(Sql sql, Router router) {
        this.sql = sql;
        this.router = router;
    }

    @Test
    void judgesEverythingUnderTheApiByItsOperation() {
        // When: a route beside the resources would pass the table by
        List<String> routes = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && path.startsWith("/v1"))
                .toList();

        // Then
        assertThat(routes).as("serve what is under /v1 by a resource").isEmpty();
    }

    @Test
    void answersNobodyWithoutAGoodCredential() {
        // Given
        Bearer revoked = TestKeys.of(Role.ADMIN);
        Bearer expired = TestKeys.of(Role.ADMIN);
        Api.call().delete("/v1/api-keys/" + revoked.id()).then().statusCode(200);
        expire(expired);
        Map<String, String> bad = Map.of(
                "garbage", "Bearer garbage",
                "misspelt", "Bearer " + Api.KEY + "x",
                "forged", "Bearer ptk_x",
                "unknown",
                        "Bearer " + ApiKeyText.create(new java.util.UUID(1, 1)).secretText(),
                "revoked", "Bearer " + revoked.secret(),
                "expired", "Bearer " + expired.secret(),
                "basic", "Basic YTpi");

        // When
        List<String> faults = new ArrayList<>();
        for (Operation operation : asked()) {
            expect(faults, operation, "no key", call(operation, stranger()), "401");
            bad.forEach((name, header) -> expect(
                    faults, operation, name, call(operation, stranger().header("Authorization", header)), "401"));
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void answersEachRoleAsTheTableSays() {
        // Given
        Map<Role, Bearer> keys = new EnumMap<>(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> !role.scopes().isEmpty())
                .forEach(role -> keys.put(role, TestKeys.of(role)));

        // When
        List<String> faults = new ArrayList<>();
        for (Operation operation : asked()) {
            keys.forEach((role, key) -> {
                Response answer = call(operation, key.call());
                if (operation.isFor(role) && operation.access() != Access.PERSON) {
                    allowed(faults, operation, role.wireName(), answer);
                } else {
                    denied(faults, operation, role.wireName(), answer);
                }
            });
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void asksForExactlyTheScopeThatTheTableNames() {
        // Given
        Map<Scope, Bearer> only = new EnumMap<>(Scope.class);
        Map<Scope, Bearer> allBut = new EnumMap<>(Scope.class);

        // When
        List<String> faults = new ArrayList<>();
        for (Operation operation : asked()) {
            operation.scope().ifPresent(scope -> {
                Bearer with = only.computeIfAbsent(scope, one -> TestKeys.of(Role.INTEGRATION, one));
                Bearer without = allBut.computeIfAbsent(scope, AccessMatrixTest::allBut);
                allowed(faults, operation, "only " + scope.wireName(), call(operation, with.call()));
                denied(faults, operation, "all but " + scope.wireName(), call(operation, without.call()));
            });
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void asksPeopleToSignInAgainWhereTheTableSaysSo() {
        // When
        List<String> faults = new ArrayList<>();
        for (Operation operation : asked()) {
            Response late = call(operation, stranger().header(FakeSessions.HEADER, "admin 301"));
            Response recent = call(operation, stranger().header(FakeSessions.HEADER, "admin 10"));
            boolean refused = "recent_login_required".equals(code(late));
            if (refused != operation.recentLogin()) {
                faults.add(operation.id() + " with an old login: " + late.statusCode());
            }
            allowed(faults, operation, "a recent login", recent);
        }

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void letsEverybodyReadWhatIsPublic() {
        // When, Then
        OperationTable.ALL.stream()
                .filter(operation ->
                        operation.access() == Access.PUBLIC && operation.route().startsWith("GET "))
                .filter(operation -> !operation.id().equals("getDisputeCalendar")) // Its address has a token.
                .forEach(operation -> assertThat(stranger()
                                .get(path(operation).replace("{code}", "not-found"))
                                .statusCode())
                        .as(operation.id())
                        .isEqualTo(200));
    }

    private static List<Operation> asked() {
        return OperationTable.ALL.stream()
                .filter(operation -> operation.access() != Access.PUBLIC)
                .toList();
    }

    private static Bearer allBut(Scope scope) {
        return TestKeys.of(
                Role.INTEGRATION,
                Arrays.stream(Scope.values()).filter(other -> other != scope).toArray(Scope[]::new));
    }

    private Response call(Operation operation, RequestSpecification request) {
        String method = operation.route().substring(0, operation.route().indexOf(' '));
        if (method.equals("POST") || method.equals("PATCH") || method.equals("PUT")) {
            var unused = UPLOADS.contains(operation.id())
                    ? request.multiPart("field", "receipt")
                    : request.contentType("application/json").body("{}");
        }
        return request.urlEncodingEnabled(false).request(method, address(operation));
    }

    /** With ids of the right form that nothing has. */
    private String address(Operation operation) {
        String path = path(operation);
        ApiDocument.Operation described = contract.get(operation.route());
        if (described != null) {
            for (var parameter : described.parameters().entrySet()) {
                String name = parameter.getKey();
                if (name.startsWith("path ")) {
                    path = path.replace("{" + name.substring(5) + "}", example(parameter.getValue()));
                }
            }
        }
        // Else an answer would have no end.
        return operation.id().equals("openStream") ? path + "?type=none" : path;
    }

    private static String example(JsonNode parameter) {
        return Optional.of(parameter.path("example").asText())
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> parameter.at("/schema/examples/0").asText("unknown"))
                .replaceAll("_[0-7][0-9a-z]{25}$", "_7zzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    private static String path(Operation operation) {
        return operation.route().substring(operation.route().indexOf(' ') + 1);
    }

    private static void expect(List<String> faults, Operation operation, String who, Response answer, String status) {
        if (!String.valueOf(answer.statusCode()).equals(status)) {
            faults.add(operation.id() + " with " + who + ": " + answer.statusCode() + " instead of " + status);
        }
    }

    private void allowed(List<String> faults, Operation operation, String who, Response answer) {
        String status = String.valueOf(answer.statusCode());
        ApiDocument.Operation described = contract.get(operation.route());
        if (status.matches(DENIED) || described == null || !described.statuses().contains(status)) {
            faults.add(operation.id() + " as " + who + ": " + status + " " + answer.asString());
        }
    }

    private static void denied(List<String> faults, Operation operation, String who, Response answer) {
        String scope = operation.scope().map(Scope::wireName).orElse("");
        if (answer.statusCode() != 403 || !answer.asString().contains(scope) || !"forbidden".equals(code(answer))) {
            faults.add(operation.id() + " as " + who + ": " + answer.statusCode() + " instead of 403 naming " + scope);
        }
    }

    private static String code(Response answer) {
        boolean problem = String.valueOf(answer.contentType()).startsWith("application/problem+json");
        return problem ? new JsonObject(answer.asString()).getString("code", "") : "";
    }

    private void expire(Bearer key) {
        assertThat(sql.run(
                        "update api_key set expires_at = created_at where last4 = right(?, 4) and name = 'test admin'",
                        key.secret()))
                .isEqualTo(1);
    }

    /** Nobody. Each call has a connection of its own, and there are thousands of them. */
    private static RequestSpecification stranger() {
        return given().config(Api.frugal()).header("Connection", "close");
    }
}
