package io.paythread.export;

import io.paythread.security.Caller;
import io.paythread.security.Scope;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may have the files of an export: whoever may read at least what the one who asked for it might read. So a file tells
 * nobody more than the lists themselves would, also when rights were taken since.
 */
final class ReaderRule {
    private static final String READING = ":read";

    private ReaderRule() {}

    static boolean mayRead(Caller reader, Caller asker) {
        Set<Scope> reading = asker.scopes().stream()
                .filter(scope -> scope.wireName().endsWith(READING))
                .collect(Collectors.toSet());
        return reader.scopes().containsAll(reading);
    }
}
