package io.paythread.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of what is told without being asked, against the code and against its own validator. */
@QuarkusTest
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("openapi", "asyncapi.yaml");
    private static final Path OUTPUT = Path.of("target", "asyncapi-faults.txt");
    private static final long SECONDS = 60;

    private final FeedCatalog catalog;

    @Inject
    AsyncApiTest(FeedCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void isValid() {
        // When
        Process validator = FeedReaders.start(
                OUTPUT, "validate.mjs", DOCUMENT.toAbsolutePath().toString());

        // Then
        assertThat(FeedReaders.ends(validator, SECONDS)).isTrue();
        assertThat(FeedReaders.lines(OUTPUT)).isEmpty();
        assertThat(validator.exitValue()).isZero();
    }

    @Test
    void namesEveryTypeAndNoOther() throws IOException {
        // Given
        Set<String> types = catalog.all().stream().map(FeedType::name).collect(Collectors.toCollection(TreeSet::new));
        JsonNode openApi = yaml(Path.of("openapi", "openapi.yaml"));

        // When
        Set<String> described = new TreeSet<>();
        yaml(DOCUMENT)
                .at("/channels/webhooks/messages")
                .fieldNames()
                .forEachRemaining(key -> described.add(key.replaceFirst("_(?=[a-z]+$)", ".")));
        Set<String> hooks = new TreeSet<>();
        openApi.path("webhooks").fieldNames().forEachRemaining(hooks::add);
        Set<String> schemas = new TreeSet<>();
        openApi.at("/components/schemas").forEach(schema -> {
            if (schema.has("x-event-type")) {
                schemas.add(schema.path("x-event-type").asText());
            }
        });

        // Then
        assertThat(described).isEqualTo(types);
        assertThat(hooks).isEqualTo(types);
        assertThat(schemas).isEqualTo(types);
    }

    @Test
    void isServedAsItWasWritten() throws IOException {
        // When
        String served =
                given().get("/asyncapi.yaml").then().statusCode(200).extract().asString();

        // Then
        assertThat(served).isEqualTo(Files.readString(DOCUMENT));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
    }
}
