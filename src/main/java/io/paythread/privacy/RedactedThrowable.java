package io.paythread.privacy;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in a log line for a failure whose message, or whose cause's, holds card data or line breaks. */
final class RedactedThrowable extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String text;

    private RedactedThrowable(String text, @Nullable Throwable cause, StackTraceElement[] trace) {
        super(text, cause, true, true);
        this.text = text;
        setStackTrace(trace);
    }

    /** The failure itself where nothing has to be taken out of it. */
    static Throwable of(Throwable failure, Redactor redactor) {
        return of(failure, redactor, new IdentityHashMap<>());
    }

    private static Throwable of(Throwable failure, Redactor redactor, Map<Throwable, Boolean> seen) {
        if (seen.put(failure, true) != null) {
            return failure;
        }
        String text = String.valueOf(failure);
        String clean = LogRedaction.oneLine(redactor.redactText(text));
        Throwable cause = failure.getCause();
        Throwable cleanCause = cause == null ? null : of(cause, redactor, seen);
        Throwable[] suppressed = failure.getSuppressed();
        boolean changed = !clean.equals(text) || cleanCause != cause;
        Throwable[] cleanSuppressed = new Throwable[suppressed.length];
        for (int i = 0; i < suppressed.length; i++) {
            cleanSuppressed[i] = of(suppressed[i], redactor, seen);
            changed |= cleanSuppressed[i] != suppressed[i];
        }
        return changed ? standIn(failure, clean, cleanCause, cleanSuppressed) : failure;
    }

    private static Throwable standIn(
            Throwable failure, String text, @Nullable Throwable cause, Throwable[] suppressed) {
        RedactedThrowable standIn = new RedactedThrowable(text, cause, failure.getStackTrace());
        for (Throwable each : suppressed) {
            standIn.addSuppressed(each);
        }
        return standIn;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // The text begins with the name of the class that it stands for.
    public String toString() {
        return text;
    }
}
