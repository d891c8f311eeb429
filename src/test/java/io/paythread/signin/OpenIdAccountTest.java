package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which account and which roles a person of the provider gets. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class OpenIdAccountTest extends OpenIdStage {
    @Inject
    OpenIdAccountTest(Sql sql) {
        super(sql);
    }

    @Test
    void refusesWhoIsInNoGroupThatGivesARole() {
        // Given
        String sub = person("strangers");
        TestBrowser browser = new TestBrowser();

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("None of your groups");
        staysOutside(browser, sub);
    }

    @Test
    void givesTheRolesOfAllGroupsAndFollowsThemAtTheNextSignIn() {
        // Given
        String sub = person("second line", "chiefs", "strangers");
        TestBrowser browser = new TestBrowser();
        signIn(browser);
        assertThat(roles(sub)).containsExactlyInAnyOrder("agent", "senior_agent", "admin");
        String before = session(browser);

        // When
        change(sub, "support");
        TestBrowser elsewhere = new TestBrowser();
        signIn(elsewhere);

        // Then
        assertThat(roles(sub)).containsExactly("agent");
        Visitor.reading(before).get("/v1/customers").then().statusCode(401);
        Visitor.reading(session(elsewhere)).get("/v1/customers").then().statusCode(200);
    }

    @Test
    void takesNoAccountThatHasAPassword() {
        // Given
        Visitor visitor = Visitor.with("admin");
        String sub = personWithEmail(visitor.email(), true, "support");
        TestBrowser browser = new TestBrowser();

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        staysOutside(browser, sub);
    }

    @Test
    void takesAnInvitationForAVerifiedAddressOnly() {
        // Given
        String email = "invited-" + Long.toString(System.nanoTime(), 36) + "@example.com";
        Api.send("{\"email\": \"" + email + "\", \"name\": \"Invited\", \"roles\": [\"agent\"]}")
                .post("/v1/users")
                .then()
                .statusCode(201);
        String unverified = personWithEmail(email, false, "support");
        TestBrowser impostor = new TestBrowser();
        assertThat(impostor.get(comeBack(impostor)).statusCode()).isEqualTo(403);

        // When
        String verified = personWithEmail(email, true, "chiefs");
        signIn(new TestBrowser());

        // Then
        assertThat(users(unverified)).isZero();
        assertThat(users(verified)).isEqualTo(1);
        assertThat(roles(verified)).containsExactly("admin");
    }

    @Test
    void keepsWhoWasDisabledOutside() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        signIn(browser);
        String id = given().spec(Api.call())
                .get("/v1/users?limit=100")
                .path("data.find { it.email == '" + sub + "@example.com' }.id");
        Api.send("{\"roles\": [\"admin\"]}")
                .header("If-Match", "*")
                .patch("/v1/users/" + id)
                .then()
                .statusCode(409);
        Api.send("{\"state\": \"disabled\"}")
                .header("If-Match", "*")
                .patch("/v1/users/" + id)
                .then()
                .statusCode(200);

        // When
        TestBrowser again = new TestBrowser();
        HttpResponse<String> answer = again.get(comeBack(again));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        Visitor.reading(session(browser)).get("/v1/customers").then().statusCode(401);
    }

    private List<String> roles(String sub) {
        return List.of(sql.text("select array_to_string(roles, ',') from app_user where subject = ?", sub)
                .split(",", -1));
    }
}
