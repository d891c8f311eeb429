package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

/** Lines as collectors get them, behind the filter that stands at every handler. */
class JsonLinesTest {
    private final LogRedaction filter = new LogRedaction();
    private final JsonFormatter form = new JsonFormatter();

    @Test
    void holdNoCardDataAndTheIdsAsFields() throws IOException {
        // Given
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, "paid %s", ExtLogRecord.FormatStyle.PRINTF, JsonLinesTest.class.getName());
        line.setParameters(new Object[] {"4242 4242 4242 4242\nERROR forged"});
        line.setThrown(new IllegalStateException("no 5555555555554444"));
        line.putMdc("request_id", "rqs_1");
        line.putMdc("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");

        // When
        boolean written = filter.isLoggable(line);
        String text = form.format(line);

        // Then
        assertThat(written).isTrue();
        assertThat(text.strip().lines()).hasSize(1);
        assertThat(text).doesNotContain("4242424242", "4242 4242", "5555555555");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("message").asText()).isEqualTo("paid [Visa ....4242]\\nERROR forged");
        assertThat(json.at("/mdc/request_id").asText()).isEqualTo("rqs_1");
        assertThat(json.at("/mdc/trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(json.at("/exception/message").asText()).contains("[Mastercard ....4444]");
    }
}
