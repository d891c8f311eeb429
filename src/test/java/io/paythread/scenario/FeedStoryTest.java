package io.paythread.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.paythread.Api;
import io.paythread.demo.Stories;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed beside whole stories: what programs outside learn of them. */
@QuarkusTest
class FeedStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REVISIONS = "select id::text, revision from customer where revision > 0";

    private final Stage stage;
    private final Database database;
    private final FeedCursors cursors;
    private final FeedStore store;

    @Inject
    FeedStoryTest(Stage stage, Database database, FeedCursors cursors, FeedStore store) {
        this.store = store;
        this.cursors = cursors;
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void play() {
        stage.setUp();
        stage.clear();
        stage.play(Stories.asWritten().stream()
                .flatMap(story -> story.genuine().stream())
                .toList());
    }

    @Test
    void tellsEveryChangeOnceAndNumbersThoseOfACustomer() {
        // When
        List<JsonNode> rows = readAll(Api::call, "limit=7");

        // Then
        assertThat(rows).extracting(row -> row.path("id").asText()).doesNotHaveDuplicates();
        Map<String, List<Long>> revisions = new TreeMap<>();
        rows.stream().filter(row -> row.has("customer")).forEach(row -> revisions
                .computeIfAbsent(row.path("customer").asText(), id -> new ArrayList<>())
                .add(row.path("revision").asLong()));
        assertThat(revisions).isNotEmpty().allSatisfy((customer, numbers) -> assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
        assertThat(revisions.values().stream().mapToLong(List::size).sum()).isEqualTo(sumOfRevisions());
    }

    @Test
    void showsEachRowByTheSchemaOfItsType() {
        // Given
        List<JsonNode> rows = readAll(Api::call, "limit=1000");
        Map<String, JsonSchema> schemas = new HashMap<>();

        // When
        List<String> faults = new ArrayList<>();
        rows.forEach(row -> schemas.computeIfAbsent(row.path("type").asText(), FeedStoryTest::schema)
                .validate(row)
                .forEach(fault -> faults.add(row.path("type").asText() + ": " + fault.getMessage())));

        // Then
        assertThat(faults).isEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(row.has("data")).isTrue());
        assertThat(schemas).containsKeys("entry.added", "payment.updated", "ticket.updated", "customer.updated");
    }

    @Test
    void goesOnBehindACursorAndFindsNothingTwice() {
        // Given
        Response first = get(Api::call, "/v1/feed?limit=10");
        String cursor = first.path("data[3].cursor");

        // When
        Response rest = get(Api::call, "/v1/feed?limit=6&after=" + cursor);

        // Then
        assertThat(rest.jsonPath().getList("data.id", String.class))
                .isEqualTo(first.jsonPath().getList("data.id", String.class).subList(4, 10));
    }

    @Test
    void leadsOnFromAnEmptyPage() {
        // Given
        Response empty = get(Api::call, "/v1/feed?after=now");

        // When
        Response again = get(Api::call, "/v1/feed?after=" + empty.path("page.next_cursor"));

        // Then
        assertThat(empty.jsonPath().getList("data")).isEmpty();
        assertThat(again.jsonPath().getList("data")).isEmpty();
        assertThat(again.jsonPath().getBoolean("page.has_more")).isFalse();
    }

    @Test
    void findsByTypeAndByCustomer() {
        // Given
        String ana = stage.customer("cus_A1");
        List<JsonNode> all = readAll(Api::call, "limit=1000");

        // When
        List<JsonNode> hers = readAll(Api::call, "limit=3&customer=" + ana);
        List<JsonNode> payments = readAll(Api::call, "limit=3&type=payment.updated&type=refund.updated");

        // Then
        assertThat(ids(hers))
                .isNotEmpty()
                .isEqualTo(ids(all.stream()
                        .filter(row -> row.path("customer").asText().equals(ana))
                        .toList()));
        assertThat(ids(payments))
                .isNotEmpty()
                .isEqualTo(ids(all.stream()
                        .filter(row -> row.path("type").asText().matches("(payment|refund)\\.updated"))
                        .toList()));
    }

    @Test
    void refusesACursorOfOtherFilters() {
        // Given
        String cursor = get(Api::call, "/v1/feed?type=payment.updated").path("page.next_cursor");

        // When
        Response refused = Api.call().get("/v1/feed?after=" + cursor);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("cursor_mismatch");
    }

    @Test
    void saysWhereToGoOnWhenTheRowsBehindACursorAreGone() {
        // Given
        Response first = get(Api::call, "/v1/feed?limit=10");
        String old = first.path("data[0].cursor");
        deleteFive();

        // When
        Response refused = Api.call().get("/v1/feed?after=" + old);

        // Then
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.<String>path("code")).isEqualTo("cursor_expired");
        Response on = get(Api::call, "/v1/feed?limit=5&after=" + refused.path("earliest_cursor"));
        assertThat(on.jsonPath().getList("data.id", String.class))
                .isEqualTo(first.jsonPath().getList("data.id", String.class).subList(5, 10));
        forgetFloor();
    }

    @Test
    void refusesACursorFromBeforeARestore() {
        // Given
        String before = cursors.encode(FeedFilter.ALL, "another-cluster:00000001", FeedPosition.BEGINNING);

        // When
        Response refused = Api.call().get("/v1/feed?after=" + before);

        // Then
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.<String>path("code")).isEqualTo("cursor_expired");
        assertThat(get(Api::call, "/v1/feed?after=" + refused.path("earliest_cursor"))
                        .jsonPath()
                        .getList("data"))
                .isNotEmpty();
    }

    @Test
    void refusesACursorThatIsAheadOfTheFeed() {
        // Given: as after the files of the database were put back, which changes no epoch.
        FeedState now = database.reading(store::state).await().indefinitely();
        FeedPosition ahead = new FeedPosition(now.horizon().xid() + 1_000_000, 0);
        String cursor = cursors.encode(FeedFilter.ALL, now.epoch(), ahead);

        // When
        Response refused = Api.call().get("/v1/feed?after=" + cursor);

        // Then
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.<String>path("code")).isEqualTo("cursor_expired");
        assertThat(get(Api::call, "/v1/feed?after=" + refused.path("earliest_cursor"))
                        .jsonPath()
                        .getList("data"))
                .isNotEmpty();
    }

    @Test
    void waitsForARowWithoutHoldingAConnection() {
        // Given
        String now = get(Api::call, "/v1/feed?after=now").path("page.next_cursor");
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(() -> Api.call().get("/v1/feed?wait=30&after=" + now));

        // When
        stage.clear();
        Stories.asWritten().stream().limit(1).forEach(story -> stage.play(story.genuine()));

        // Then
        Response came = waiting.join();
        assertThat(came.statusCode()).isEqualTo(200);
        assertThat(came.jsonPath().getList("data")).isNotEmpty();
    }

    @Test
    void keepsBackWhatARoleMayNotSee() {
        // Given
        Bearer feedOnly = TestKeys.of(Role.INTEGRATION, Scope.FEED_READ);
        Bearer analyst = TestKeys.of(Role.ANALYST);

        // When
        List<JsonNode> bare = readAll(feedOnly::call, "limit=1000");
        List<JsonNode> masked = readAll(analyst::call, "limit=1000");

        // Then
        assertThat(bare).isNotEmpty().noneMatch(row -> row.has("data"));
        assertThat(masked.toString()).doesNotContain("ana@").contains("\"object\":\"payment\"");
        assertThat(ids(bare)).isEqualTo(ids(masked));
    }

    @Test
    void writesOneRowForEachLine() throws JsonProcessingException {
        // When
        Response lines = Api.call().accept("application/x-ndjson").get("/v1/feed?limit=5");

        // Then
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.header("Link"))
                .contains("/v1/feed?")
                .contains("after=")
                .contains("rel=\"next\"");
        String[] rows = lines.asString().split("\n", -1);
        assertThat(rows).hasSize(6);
        assertThat(JSON.readTree(rows[0]).path("object").asText()).isEqualTo("feed_entry");
    }

    @Test
    void writesCloudEventsThatTheirOwnLibraryReads() throws JsonProcessingException {
        // When
        Response batch = Api.call().accept("application/cloudevents-batch+json").get("/v1/feed?limit=50");

        // Then
        assertThat(batch.contentType()).startsWith("application/cloudevents-batch+json");
        List<CloudEvent> events = new ArrayList<>();
        JSON.readTree(batch.asString())
                .forEach(event ->
                        events.add(new JsonFormat().deserialize(event.toString().getBytes(UTF_8))));
        assertThat(events).hasSize(50).allSatisfy(event -> {
            assertThat(event.getId()).startsWith("fed_");
            assertThat(event.getType()).startsWith("io.paythread.");
            assertThat(event.getData()).isNotNull();
        });
        assertThat(events).anySatisfy(event -> assertThat(event.getExtension("partitionkey"))
                .isEqualTo(event.getExtension("customer"))
                .isNotNull());
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asText()).toList();
    }

    private static JsonSchema schema(String type) {
        String text = get(Api::call, "/v1/event-types/" + type + "/schema").asString();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text.replaceFirst("\"\\$id\":\"[^\"]*\",", ""));
    }

    private static List<JsonNode> readAll(Supplier<RequestSpecification> caller, String query) {
        List<JsonNode> rows = new ArrayList<>();
        String next = "/v1/feed?after=earliest&" + query;
        boolean more = true;
        while (more) {
            JsonNode page = tree(get(caller, next));
            page.path("data").forEach(rows::add);
            next = page.path("links").path("next").asText();
            more = page.path("page").path("has_more").asBoolean();
        }
        return rows;
    }

    private static JsonNode tree(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Response get(Supplier<RequestSpecification> caller, String path) {
        Response answer = caller.get().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private long sumOfRevisions() {
        long[] sum = {0};
        database.reading(tx -> tx.query(REVISIONS))
                .await()
                .indefinitely()
                .forEach(row -> sum[0] += row.getLong("revision"));
        return sum[0];
    }

    /** As the retention job does with the oldest. */
    private void deleteFive() {
        var unused = database.inTransaction(tx -> tx.query(
                                """
                                with bound as (select xid, seq from feed_entry order by xid, seq offset 4 limit 1),
                                gone as (delete from feed_entry f using bound b where (f.xid, f.seq) <= (b.xid, b.seq))
                                update feed_state s set floor_xid = b.xid, floor_seq = b.seq from bound b
                                """)
                        .replaceWith(true))
                .await()
                .indefinitely();
    }

    private void forgetFloor() {
        var unused = database.inTransaction(tx -> tx.update("update feed_state set floor_xid = '0', floor_seq = 0"))
                .await()
                .indefinitely();
    }
}
