package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class LogRedactionTest {
    private final LogRedaction filter = new LogRedaction();

    @Test
    void cleansParametersOfEveryStyle() {
        // Given
        ExtLogRecord printf =
                record("paid %s with cvv %d", ExtLogRecord.FormatStyle.PRINTF, "4242-4242-4242-4242", 123);
        ExtLogRecord message = record("paid {0}", ExtLogRecord.FormatStyle.MESSAGE_FORMAT, "４２４２４２４２４２４２４２４２");

        // Then
        assertThat(line(printf)).isEqualTo("paid [Visa ....4242] with cvv [removed]");
        assertThat(line(message)).isEqualTo("paid [Visa ....4242]");
    }

    @Test
    void keepsOneLineOneLine() {
        assertThat(line(record("name=%s", ExtLogRecord.FormatStyle.PRINTF, "Ann\r\nERROR forged")))
                .isEqualTo("name=Ann\\r\\nERROR forged");
    }

    @Test
    void cleansAFailureItsCausesAndWhatItSuppressed() {
        // Given
        IllegalStateException failure =
                new IllegalStateException("no 4242424242424242", new IllegalArgumentException("5555555555554444\nx"));
        failure.addSuppressed(new IllegalArgumentException("378282246310005"));
        ExtLogRecord line = record("failed", ExtLogRecord.FormatStyle.NO_FORMAT);
        line.setThrown(failure);

        // When
        boolean written = filter.isLoggable(line);

        // Then
        String text = new PatternFormatter("%s%e").format(line);
        assertThat(written).isTrue();
        assertThat(text)
                .contains(
                        "java.lang.IllegalStateException: no [Visa ....4242]",
                        "java.lang.IllegalArgumentException: [Mastercard ....4444]\\nx",
                        "[Amex ....0005]",
                        "LogRedactionTest.cleansAFailure")
                .doesNotContain("424242", "555555", "378282");
    }

    @Test
    void leavesALineAndAFailureWithoutCardDataAlone() {
        // Given
        IllegalStateException failure = new IllegalStateException("no route");
        ExtLogRecord line = record("step failed loop=%s", ExtLogRecord.FormatStyle.PRINTF, "jobs");
        line.setThrown(failure);

        // Then
        assertThat(line(line)).startsWith("step failed loop=jobs");
        assertThat(line.getThrown()).isSameAs(failure);
        assertThat(line.getParameters()).containsExactly("jobs");
        assertThat(filter.isLoggable(new LogRecord(Level.INFO, null))).isTrue();
    }

    private String line(ExtLogRecord line) {
        assertThat(filter.isLoggable(line)).isTrue();
        return new PatternFormatter("%s").format(line);
    }

    private static ExtLogRecord record(String message, ExtLogRecord.FormatStyle style, Object... parameters) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, message, style, LogRedactionTest.class.getName());
        line.setParameters(parameters);
        return line;
    }
}
