package io.paythread.identity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.Api;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** What tests do through the API again and again. */
final class IdentityApi {
    static final String BECAUSE = "{\"reason\": \"she said so on the phone\"}";

    private IdentityApi() {}

    static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }

    static String customerOf(String account) {
        return read("/v1/accounts/" + account).getString("customer");
    }

    static List<Map<String, String>> links(String customer, String state) {
        return read("/v1/customers/" + customer + "/links?state=" + state).getList("data");
    }

    /** The id of the link by this rule between two accounts. */
    static String link(String one, String other, String rule) {
        return read("/v1/links?limit=100&rule=" + rule + "&customer=" + customerOf(one))
                .<Map<String, String>>getList("data")
                .stream()
                .filter(link -> List.of(one, other).contains(link.get("account_a"))
                        && List.of(one, other).contains(link.get("account_b")))
                .map(link -> String.valueOf(link.get("id")))
                .findFirst()
                .orElseThrow();
    }

    /** Posts a decision with a reason, and expects this status. */
    @CanIgnoreReturnValue
    static JsonPath decide(String path, int status) {
        return post(path, BECAUSE, status);
    }

    @CanIgnoreReturnValue
    static JsonPath post(String path, String json, int status) {
        return Api.send(json).post(path).then().statusCode(status).extract().jsonPath();
    }

    static void join(String one, String other) {
        post(
                "/v1/links",
                "{\"account_a\": \"" + one + "\", \"account_b\": \"" + other + "\", \"reason\": \"same person\"}",
                201);
    }
}
