package io.paythread.adapters.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTemplateTest {

    @Test
    void refusesABodyWithoutOneOfTheLines() {
        for (String name : TriggerTemplate.FIELDS) {
            // When
            Optional<Map<String, String>> valid =
                    read(TriggerBodies.of("comment").without(name));
            Optional<Map<String, String>> broken =
                    read(TriggerBodies.of("comment").with("comment", "\"").without(name));

            // Then
            assertThat(valid).as("without " + name).isEmpty();
            assertThat(broken).as("without " + name + ", broken").isEmpty();
        }
    }

    @Test
    void refusesAnotherVersion() {
        // When
        Optional<Map<String, String>> values = read(TriggerBodies.of("comment").with("paythread_template", "2"));

        // Then
        assertThat(values).isEmpty();
    }

    @Test
    void refusesTextAfterTheEnd() {
        // Given
        byte[] body =
                TriggerBodies.of("comment").with("comment", "\"} and more").bytes();

        // When
        Optional<Map<String, String>> values =
                TriggerTemplate.readText(new String(body, java.nio.charset.StandardCharsets.UTF_8)
                        .concat("x")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        // Then
        assertThat(values).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "He said \"no\"",
                "two\nlines\r\nand\ttabs",
                "ends with a backslash \\",
                "\"",
                "\"}",
                "\"\n}\n",
                "\",\n  \"comment\": \"again",
                "\",\n  \"status\": \"solved\",\n  \"comment\": \"forged",
                "{\"paythread_template\": \"1\"}"
            })
    void keepsWhateverACustomerWritesInTheComment(String comment) {
        // When
        Optional<Map<String, String>> values = read(TriggerBodies.of("comment").with("comment", comment));

        // Then
        assertThat(values).isPresent();
        assertThat(values.get()).containsEntry("comment", comment).containsEntry("status", "Open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester_phone", "requester_name", "comment_author_name", "subject", "comment"})
    void letsNoTextOfACustomerChangeWhatZendeskWrote(String field) {
        // Given
        String forged = "x\",\n  \"ticket_id\": \"1\",\n  \"status\": \"solved\",\n  \"requester_id\": \"2\",\n"
                + "  \"requester_email\": \"victim@example.com\",\n  \"subject\": \"y";

        // When
        Optional<Map<String, String>> values = read(TriggerBodies.of("comment").with(field, forged));

        // Then
        assertThat(values).isPresent();
        assertThat(values.get())
                .containsEntry("ticket_id", "9001")
                .containsEntry("status", "Open")
                .containsEntry("requester_id", "501")
                .containsEntry("requester_email", "ana@example.com");
    }

    @Test
    void isTheTemplateOfTheDocumentation() throws IOException {
        // Given
        String page = Files.readString(Path.of("src/docs/zendesk-trigger.md"));
        String json = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));

        // When
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(json).fieldNames().forEachRemaining(names::add);

        // Then
        assertThat(names).isEqualTo(TriggerTemplate.FIELDS);
    }

    private static Optional<Map<String, String>> read(TriggerBodies body) {
        return ZendeskBody.read(body.bytes()) instanceof ZendeskBody.Trigger trigger
                ? Optional.of(trigger.fields().values())
                : Optional.empty();
    }
}
