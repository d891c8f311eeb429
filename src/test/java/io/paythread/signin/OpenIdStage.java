package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.Sql;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A provider of people, what it says of them, and the way there and back. */
abstract class OpenIdStage {
    private static final boolean CI = "true".equals(System.getenv("CI"));

    final Sql sql;

    OpenIdStage(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void thereIsAProvider() {
        String missing = NodeProvider.missing();
        String message = "signing in at an OpenID provider is not tested: " + missing;
        assertThat(!missing.isEmpty() && CI).as(message).isFalse();
        if (!missing.isEmpty()) {
            System.out.println("skipped: " + message);
        }
        assumeTrue(missing.isEmpty(), message);
        Visitor.forgetFailures(sql);
        forge("");
    }

    static URI service() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    static URI login() {
        return service().resolve("/login/oidc");
    }

    /** Goes to the provider and gives the address that it sends the browser back to. */
    static URI comeBack(TestBrowser browser) {
        return browser.follow(login(), address -> service().getAuthority().equals(address.getAuthority()));
    }

    static void signIn(TestBrowser browser) {
        HttpResponse<String> answer = browser.get(comeBack(browser));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    static String session(TestBrowser browser) {
        return browser.cookie(service(), SessionCookie.LOOPBACK_NAME).orElseThrow();
    }

    void staysOutside(TestBrowser browser, String sub) {
        assertThat(browser.cookie(service(), SessionCookie.LOOPBACK_NAME)).isEmpty();
        assertThat(browser.cookiesOf(service()).keySet()).noneMatch(name -> name.startsWith("q_session"));
        assertThat(users(sub)).isZero();
    }

    /** Somebody new at the provider, who arrives there from now on. */
    static String person(String... groups) {
        String sub = "person-" + Long.toString(System.nanoTime(), 36);
        change(sub, groups);
        return sub;
    }

    static void change(String sub, String... groups) {
        arrive(sub, sub + "@example.com", true, groups);
    }

    static String personWithEmail(String email, boolean verified, String... groups) {
        String sub = "person-" + Long.toString(System.nanoTime(), 36);
        arrive(sub, email, verified, groups);
        return sub;
    }

    static void arrive(String sub, String email, boolean verified, String... groups) {
        ObjectNode person = NodeProvider.object()
                .put("sub", sub)
                .put("email", email)
                .put("email_verified", verified)
                .put("name", "Person");
        var list = person.putArray("groups");
        List.of(groups).forEach(list::add);
        var unused = NodeProvider.control("person", person);
    }

    static void forge(String what) {
        var unused = NodeProvider.control("forge", NodeProvider.object().put("what", what));
    }

    long users(String sub) {
        return sql.count("select count(*) from app_user where subject = ?", sub);
    }
}
