package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first administrator: one, for whoever reads the token's file, and nobody else. */
@QuarkusTest
class SetupTest {
    private static final String PASSWORD = "a passphrase of some length";

    private final Setup setup;
    private final SetupFile file;
    private final FirstAdministrator firstAdministrator;
    private final TestClock clock;
    private final Sql sql;

    @Inject
    SetupTest(Setup setup, SetupFile file, FirstAdministrator firstAdministrator, TestClock clock, Sql sql) {
        this.setup = setup;
        this.file = file;
        this.firstAdministrator = firstAdministrator;
        this.clock = clock;
        this.sql = sql;
    }

    @BeforeEach
    void nobodyIsThere() {
        Visitor.forgetFailures(sql);
        sql.run("delete from app_user");
        start();
    }

    @AfterEach
    void letTimePass() {
        clock.release();
    }

    /** What a start of the service does. */
    private void start() {
        firstAdministrator.prepare().await().atMost(Duration.ofSeconds(10));
    }

    private String token() throws IOException {
        return file.read().orElseThrow();
    }

    @Test
    void refusesAWrongToken() throws IOException {
        // When
        Response answer = setUp(token() + "x", "first@example.com");

        // Then
        answer.then().statusCode(401).body("detail", containsString("wrong or older than 24 hours"));
        assertThat(users()).isZero();
    }

    @Test
    void refusesEverythingThatIsMissingOrWeakAtOnce() {
        // When
        Response answer = Visitor.json("{\"password\": \"short\"}").post("/setup");

        // Then
        answer.then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/token", "/email", "/name", "/password"));
    }

    @Test
    void refusesATokenAfterADay() throws IOException {
        // Given
        clock.standStill(Clock.systemUTC().instant().plus(Duration.ofHours(24)));

        // When
        Response answer = setUp(token(), "first@example.com");

        // Then
        answer.then().statusCode(401);
        assertThat(users()).isZero();
    }

    @Test
    void renewsTheTokenAtEachStart() throws IOException {
        // Given
        String old = token();
        start();

        // When, Then
        assertThat(token()).isNotEqualTo(old);
        setUp(old, "first@example.com").then().statusCode(401);
        setUp(token(), "first@example.com").then().statusCode(201);
    }

    @Test
    void writesTheTokenForTheOwnersEyesAndNamesItInNoLog() throws IOException {
        // Given
        List<String> lines = new ArrayList<>();
        Handler listener = listener(lines);
        Logger.getLogger("io.paythread").addHandler(listener);

        // When
        start();
        Logger.getLogger("io.paythread").removeHandler(listener);

        // Then
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()));
        assertThat(permissions).isEqualTo("rw-------");
        assertThat(lines).anyMatch(line -> line.contains(file.path().toString()));
        assertThat(String.join("\n", lines)).doesNotContain(token());
        assertThat(sql.count("select count(*) from setup_token where token_hash = ?", Secrets.hash(token())))
                .isEqualTo(1);
    }

    @Test
    void makesOneAdministratorAndUsesTheTokenUp() throws IOException {
        // Given
        String token = token();

        // When
        setUp(token, "first@example.com")
                .then()
                .statusCode(201)
                .body("roles[0]", equalTo("admin"))
                .body("email", equalTo("first@example.com"));

        // Then
        setUp(token, "second@example.com").then().statusCode(409);
        assertThat(users()).isEqualTo(1);
        assertThat(file.path()).doesNotExist();
        assertThat(sql.count("select count(*) from setup_token")).isZero();
        Visitor.signIn("First@Example.com", PASSWORD).then().statusCode(200);
        assertThat(sql.count("select count(*) from audit_event where action = 'user.create' and actor = 'system'"))
                .isPositive();
    }

    @Test
    void makesOneAdministratorOfManyRequestsAtOnce() throws IOException {
        // Given
        String token = token();
        List<CompletableFuture<Integer>> requests = new ArrayList<>();

        // When
        for (int i = 0; i < 8; i++) {
            String email = "first-" + i + "@example.com";
            requests.add(CompletableFuture.supplyAsync(() -> setUp(token, email).statusCode()));
        }
        List<Integer> answers = requests.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(users()).isEqualTo(1);
    }

    @Test
    void offersNoTokenOnceThereIsAUser() throws IOException {
        // Given
        setUp(token(), "first@example.com").then().statusCode(201);

        // When
        start();

        // Then
        assertThat(file.path()).doesNotExist();
        given().redirects().follow(false).get("/setup").then().statusCode(303).header("Location", "/login");
    }

    @Test
    void worksThroughAPageWithoutScript() throws IOException {
        // Given
        given().get("/setup")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("form-action 'self'"));
        form("wrong")
                .then()
                .statusCode(401)
                .body(containsString("role=\"alert\""))
                .body(containsString("ana@x.example"));

        // When
        Response answer = form(token());

        // Then
        answer.then().statusCode(303).header("Location", "/login");
        assertThat(users()).isEqualTo(1);
    }

    @Test
    void takesThePasswordOfAFileInPlaceOfAToken(@TempDir Path folder) throws IOException {
        // Given
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");

        // When
        unattended(password).prepare().await().atMost(Duration.ofSeconds(10));
        unattended(password).prepare().await().atMost(Duration.ofSeconds(10));

        // Then
        assertThat(users()).isEqualTo(1);
        Visitor.signIn("boss@example.com", PASSWORD).then().statusCode(200);
    }

    @Test
    void refusesToStartWithAWeakPasswordOfAFile(@TempDir Path folder) throws IOException {
        // Given
        Path password = Files.writeString(folder.resolve("password"), "admin");

        // When
        var thrown = org.assertj.core.api.Assertions.catchThrowable(
                () -> unattended(password).prepare().await().atMost(Duration.ofSeconds(10)));

        // Then
        assertThat(thrown).hasMessageContaining("12 to 200 characters");
        assertThat(users()).isZero();
    }

    private FirstAdministrator unattended(Path password) {
        return new FirstAdministrator(setup, file, new Configured(password), LaunchMode.TEST);
    }

    private record Configured(Path file) implements FirstAdministratorConfig {
        @Override
        public Optional<Path> passwordFile() {
            return Optional.of(file);
        }

        @Override
        public String email() {
            return "boss@example.com";
        }

        @Override
        public String name() {
            return "Boss";
        }
    }

    private long users() {
        return sql.count("select count(*) from app_user");
    }

    private static Response setUp(String token, String email) {
        return Visitor.json(
                        """
                        {"token": "%s", "email": "%s", "name": "First", "password": "%s"}
                        """
                                .formatted(token, email, PASSWORD))
                .post("/setup");
    }

    private static Response form(String token) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("token", token)
                .formParam("email", "ana@x.example")
                .formParam("name", "Ana")
                .formParam("password", PASSWORD)
                .post("/setup");
    }

    private static Handler listener(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new org.jboss.logmanager.formatters.PatternFormatter("%s")
                        .format(org.jboss.logmanager.ExtLogRecord.wrap(line)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
