package io.paythread.privacy;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Keeps card data out of every log line, whoever writes it, and keeps one line one line: carriage returns and line
 * feeds in a message are written as escapes, so that nobody's input can look like an entry of its own. The configuration
 * names it at each handler. Never drops a line.
 */
@LoggingFilter(name = "card-data")
public final class LogRedaction implements Filter {
    /** Knows every style in which parameters stand in a message. */
    private static final Formatter MESSAGES = new PatternFormatter("%s");

    private final Redactor redactor = new Redactor();

    @Override
    public boolean isLoggable(LogRecord line) {
        String message = message(line);
        String clean = oneLine(redactor.redactText(message));
        if (!clean.equals(message)) {
            replace(line, clean);
        }
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            line.setThrown(RedactedThrowable.of(thrown, redactor));
        }
        return true;
    }

    private static String message(LogRecord line) {
        String message = MESSAGES.formatMessage(line);
        return message == null ? "" : message;
    }

    private static void replace(LogRecord line, String clean) {
        line.setParameters(null);
        if (line instanceof ExtLogRecord extended) {
            extended.setMessage(clean, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(clean);
        }
    }

    static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\r", "\\r").replace("\n", "\\n");
    }
}
