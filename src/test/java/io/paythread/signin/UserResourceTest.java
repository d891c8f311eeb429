package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.paythread.Api;
import io.paythread.Sql;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserResourceTest {
    private final Sql sql;

    @Inject
    UserResourceTest(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void nobodyIsThere() {
        Visitor.forgetFailures(sql);
        sql.run("delete from app_user");
    }

    @Test
    void refusesEverythingThatIsWrongAtOnceAndRepeatsNoPassword() {
        // When
        Response answer = Api.send("{\"email\": \"ana\", \"name\": \" \", \"roles\": [], \"password\": \"tooshort\"}")
                .post(Visitor.USERS);

        // Then
        answer.then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/email", "/name", "/roles", "/password"));
        assertThat(answer.asString()).doesNotContain("tooshort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"integration", "root", ""})
    void refusesRolesThatAreNotForPeople(String role) {
        Api.send("{\"email\": \"a@example.com\", \"name\": \"A\", \"roles\": [\"" + role + "\"]}")
                .post(Visitor.USERS)
                .then()
                .statusCode(422);
    }

    @Test
    void letsNobodyMakeOrTakeOverSomebodyWhoMayDoMore() {
        // Given
        TestKeys.Bearer maker = TestKeys.of(Role.INTEGRATION, Scope.USERS_WRITE, Scope.USERS_READ, Scope.AUDIT_READ);
        String user = "{\"email\": \"%s@example.com\", \"name\": \"A\", \"roles\": [\"%s\"]}";
        Response admin = Api.send(user.formatted("admin", "admin")).post(Visitor.USERS);
        admin.then().statusCode(201);
        String path = Visitor.USERS + "/" + admin.path("id");

        // When, Then
        maker.send(user.formatted("a", "admin")).post(Visitor.USERS).then().statusCode(403);
        maker.send("{\"password\": \"long enough to be one\"}")
                .header("If-Match", "*")
                .patch(path)
                .then()
                .statusCode(403);
        maker.call().header("If-Match", "*").delete(path).then().statusCode(403);
        Response auditor = maker.send(user.formatted("b", "auditor")).post(Visitor.USERS);
        auditor.then().statusCode(201);
        maker.send("{\"roles\": [\"admin\"]}")
                .header("If-Match", "*")
                .patch(Visitor.USERS + "/" + auditor.path("id"))
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAnAddressThatSomebodyHasWhateverItsCase() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        Response answer = Api.send("{\"email\": \"" + visitor.email().toUpperCase(java.util.Locale.ROOT)
                        + "\", \"name\": \"A\", \"roles\": [\"agent\"]}")
                .post(Visitor.USERS);

        // Then
        answer.then().statusCode(409);
    }

    @Test
    void listsReadsChangesAndRemoves() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String path = Visitor.USERS + "/" + visitor.id();
        String version = Api.call().get(path).then().statusCode(200).extract().header("ETag");
        assertThat(Api.call().get(path).asString()).doesNotContain("password\":", "pbkdf2");

        // When, Then
        Api.call().get(Visitor.USERS).then().statusCode(200).body("data.id", hasItem(visitor.id()));
        Api.send("{\"name\": \"New\"}").patch(path).then().statusCode(428);
        Api.send("{\"name\": \"New\"}")
                .header("If-Match", version)
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("New"));
        Api.send("{\"name\": \"Newer\"}")
                .header("If-Match", version)
                .patch(path)
                .then()
                .statusCode(412);
        Api.call().header("If-Match", "*").delete(path).then().statusCode(204);
        Api.call().get(path).then().statusCode(404);
    }

    @Test
    void pagesWithoutRepeatingOrLeavingOut() {
        // Given
        for (int i = 0; i < 5; i++) {
            Visitor unused = Visitor.with("agent");
        }

        // When
        var first = Api.call()
                .get(Visitor.USERS + "?limit=3")
                .then()
                .statusCode(200)
                .body("data", hasSize(3));
        String cursor = first.extract().path("page.next_cursor");
        var second = Api.call()
                .queryParam("limit", 3)
                .queryParam("cursor", cursor)
                .get(Visitor.USERS)
                .then()
                .statusCode(200)
                .body("data", hasSize(2));

        // Then
        List<String> seen = first.extract().path("data.id");
        List<String> rest = second.extract().path("data.id");
        assertThat(rest).doesNotContainAnyElementsOf(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"roles\": [\"agent\"]}", "{\"state\": \"disabled\"}"})
    void keepsTheLastAdministratorOne(String change) {
        // Given
        Visitor last = Visitor.with("admin");

        // When, Then
        last.change(change).then().statusCode(409).body("detail", containsString("last active administrator"));
        Api.call()
                .header("If-Match", "*")
                .delete(Visitor.USERS + "/" + last.id())
                .then()
                .statusCode(409);
        last.change("{\"name\": \"Still\"}").then().statusCode(200);
        Visitor unused = Visitor.with("admin");
        last.change(change).then().statusCode(200);
    }

    @Test
    void keepsOneOfTwoAdministratorsWhoGoAtOnce() {
        // Given
        for (int round = 0; round < 5; round++) {
            nobodyIsThere();
            List<Visitor> both = List.of(Visitor.with("admin"), Visitor.with("admin"));

            // When
            List<Integer> answers = both.stream()
                    .map(admin -> CompletableFuture.supplyAsync(
                            () -> admin.change("{\"roles\": [\"agent\"]}").statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            // Then
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void takesDownWhatChangedWithoutPersonalValues() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        visitor.change("{\"roles\": [\"analyst\"]}").then().statusCode(200);

        // Then
        String lines = "select count(*) from audit_event where object_id = ? and action = ? and after::text like ?";
        assertThat(sql.count(lines, visitor.id(), "user.create", "%agent%")).isEqualTo(1);
        assertThat(sql.count(lines, visitor.id(), "user.change", "%analyst%")).isEqualTo(1);
        Api.call()
                .header("If-Match", "*")
                .delete(Visitor.USERS + "/" + visitor.id())
                .then()
                .statusCode(204);
        assertThat(sql.count(lines, visitor.id(), "user.delete", "%")).isEqualTo(1);
        assertThat(sql.count(lines, visitor.id(), "user.create", "%" + visitor.email() + "%"))
                .isZero();
    }
}
