package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Clients that ask for HTTP/2 on a plain connection, as Java's own does, are answered like all others. */
@QuarkusTest
class HttpTwoTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @Test
    void answersReadsAgainAndAgain() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            var answer = http.send(request("/v1/sources").GET().build(), BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersBodiesAndRefusals() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            var refused = http.send(
                    request("/v1/sources")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"colour\":\"red\"}"))
                            .build(),
                    BodyHandlers.ofString());
            var unknown =
                    http.send(HttpRequest.newBuilder(address("/v1/customers")).build(), BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(unknown.statusCode()).isEqualTo(401);
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + Api.KEY);
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }
}
