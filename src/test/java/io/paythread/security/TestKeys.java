package io.paythread.security;

import static io.restassured.RestAssured.given;

import io.paythread.Api;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Makes keys as an administrator does, and calls with them. */
public final class TestKeys {
    private TestKeys() {}

    /** A key with this role and these scopes besides. */
    public static Bearer of(Role role, Scope... scopes) {
        StringBuilder names = new StringBuilder();
        for (Scope scope : scopes) {
            names.append(names.isEmpty() ? "" : ",")
                    .append('"')
                    .append(scope.wireName())
                    .append('"');
        }
        return made("{\"name\":\"test %s\",\"roles\":[\"%s\"],\"scopes\":[%s]}"
                .formatted(role.wireName(), role.wireName(), names));
    }

    /** A key that may read payments and nothing else, with these fields besides. */
    static Bearer reader(String moreFields) {
        return made(readerRequest(moreFields));
    }

    /** What asks for such a key. */
    static String readerRequest(String moreFields) {
        return "{\"name\":\"Reader\",\"roles\":[\"integration\"],\"scopes\":[\"payments:read\"]%s}"
                .formatted(moreFields);
    }

    /** The key that this request makes. */
    static Bearer made(String request) {
        Response answer = Api.send(request).post("/v1/api-keys");
        answer.then().statusCode(201);
        return new Bearer(answer.path("id"), answer.path("secret"));
    }

    /** A key: its id, and itself. */
    public record Bearer(String id, String secret) {
        /** A request that bears it. */
        public RequestSpecification call() {
            return given().config(Api.frugal())
                    .header("Authorization", "Bearer " + secret)
                    .header("Connection", "close");
        }

        /** A request that bears it and has a JSON body. */
        public RequestSpecification send(String json) {
            return call().contentType("application/json").body(json);
        }
    }
}
