package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in with an answer or a token that is not right. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class OpenIdTokenTest extends OpenIdStage {
    @Inject
    OpenIdTokenTest(Sql sql) {
        super(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "party", "nonce", "no-nonce", "expired", "none", "hs256", "stranger"})
    void refusesATokenThatIsNotRight(String what) {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        forge(what);

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        staysOutside(browser, sub);
    }

    @Test
    void letsTheSamePersonInWhenTheTokenIsRight() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        forge("good");

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(users(sub)).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerOfAnotherProvider() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        String address = comeBack(browser).toString();
        assertThat(address).contains("iss=");

        // When
        HttpResponse<String> other =
                browser.get(URI.create(address.replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fother.example")));
        HttpResponse<String> silent = browser.get(URI.create(address.replaceAll("[&?]iss=[^&]*", "")));

        // Then
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(silent.statusCode()).isEqualTo(401);
        staysOutside(browser, sub);
    }

    @Test
    void refusesAnAnswerThatAnotherBrowserAskedFor() {
        // Given
        String sub = person("support");
        URI address = comeBack(new TestBrowser());
        TestBrowser victim = new TestBrowser();

        // When
        HttpResponse<String> answer = victim.get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        staysOutside(victim, sub);
    }

    @Test
    void refusesACodeThatWasUsed() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        URI address = comeBack(browser);
        assertThat(browser.get(address).statusCode()).isEqualTo(303);

        // When
        HttpResponse<String> again = browser.get(address);

        // Then
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(users(sub)).isEqualTo(1);
    }
}
