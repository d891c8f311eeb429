package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;

/** Reads timelines and what stands on them. */
final class TimelineApi {
    private TimelineApi() {}

    static Response get(String path) {
        return Api.call().urlEncodingEnabled(false).get(path);
    }

    /** What is there. */
    static JsonPath read(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static List<String> ids(String path) {
        return ids(read(path));
    }

    static List<String> ids(JsonPath page) {
        return page.getList("data.id");
    }

    /** A page of somebody's timeline. */
    static JsonPath page(Rows.Person person, String query) {
        return read("/v1/customers/" + person.id() + "/timeline?" + query);
    }

    /** The page that this one links to. */
    static JsonPath next(JsonPath page, String direction) {
        return read(page.getString("links." + direction));
    }
}
