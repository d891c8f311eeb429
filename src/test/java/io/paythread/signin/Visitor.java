package io.paythread.signin;

import static io.restassured.RestAssured.given;

import io.paythread.Api;
import io.paythread.Sql;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * A person for one test, and what their browser does.
 *
 * @param id their id as a user
 */
record Visitor(String id, String email) {
    static final String PASSWORD = "a passphrase of some length";
    static final String USERS = "/v1/users";
    static final String SESSIONS = "/v1/me/sessions";

    /** Somebody with that role and {@link #PASSWORD}. */
    static Visitor with(String role) {
        String email = "visitor-" + Long.toString(System.nanoTime(), 36) + "@example.com";
        String id = Api.send(
                        """
                        {"email": "%s", "name": "Visitor", "roles": ["%s"], "password": "%s"}
                        """
                                .formatted(email, role, PASSWORD))
                .post(USERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Visitor(id, email);
    }

    /** What the sign-in gives. */
    Response signIn() {
        return signIn(email, PASSWORD);
    }

    static Response signIn(String email, String password) {
        return json("{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}")
                .post("/login");
    }

    static RequestSpecification json(String body) {
        return given().header("Connection", "close")
                .contentType("application/json")
                .body(body);
    }

    /** The token of a new session. */
    String session() {
        return signIn().then().statusCode(200).extract().cookie(SessionCookie.LOOPBACK_NAME);
    }

    /** A request that reads. */
    static RequestSpecification reading(String session) {
        return given().header("Connection", "close").cookie(SessionCookie.LOOPBACK_NAME, session);
    }

    /** A request that changes something, as our pages send it. */
    static RequestSpecification changing(String session) {
        return reading(session).header(CsrfRule.HEADER, "1").header("Origin", origin());
    }

    static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    /** Changes the user, as an administrator. */
    Response change(String json) {
        return Api.send(json).header("If-Match", "*").patch(USERS + "/" + id);
    }

    /** Asserts that the session is worth something. */
    static void isLive(String session) {
        reading(session).get(SESSIONS).then().statusCode(200);
    }

    /** Asserts that the session is worth nothing. */
    static void isOver(String session) {
        reading(session).get(SESSIONS).then().statusCode(401).contentType("application/problem+json");
    }

    /** Nobody has failed to sign in yet. */
    static void forgetFailures(Sql sql) {
        sql.run("delete from sign_in_attempt");
    }

    /** How often the audit log says that this person did that. */
    long auditLines(Sql sql, String action) {
        return sql.count("select count(*) from audit_event where action = ? and actor = ?", action, "user:" + id);
    }
}
