package io.paythread.scenario;

import io.paythread.privacy.LogRedaction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Every line that is logged while it is open, as the console's handler writes it. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {
        setFormatter(new PatternFormatter("%-5p [%c] %s%e%n"));
        setFilter(new LogRedaction());
    }

    public static LogLines open() {
        LogLines lines = new LogLines();
        LogManager.getLogManager().getLogger("").addHandler(lines);
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            lines.add(getFormatter().format(line));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LogManager.getLogManager().getLogger("").removeHandler(this);
    }
}
