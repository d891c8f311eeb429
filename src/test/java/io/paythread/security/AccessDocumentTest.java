package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.security.Operation.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the page on access are those of the code. {@code -Daccess.update} writes them. */
class AccessDocumentTest {
    private static final Path PAGE = Path.of("src", "docs", "access.md");
    private static final String END = "<!-- end -->";

    @Test
    void saysWhatTheCodeDoes() throws IOException {
        // Given
        String page = Files.readString(PAGE);

        // When
        String wanted = with(with(page, "roles", roles()), "operations", operations());

        // Then
        if (Boolean.getBoolean("access.update")) {
            Files.writeString(PAGE, wanted);
        } else {
            assertThat(page).as("run this test with -Daccess.update=true").isEqualTo(wanted);
        }
    }

    private static String with(String page, String name, String table) {
        String begin = "<!-- " + name + ": written by AccessDocumentTest -->\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + table + page.substring(page.indexOf(END, from));
    }

    private static String roles() {
        StringBuilder table = new StringBuilder("| role | | scopes |\n|---|---|---|\n");
        for (Role role : Role.values()) {
            String scopes = role == Role.ADMIN
                    ? "all"
                    : role == Role.INTEGRATION
                            ? "those of its key"
                            : role.scopes().stream()
                                    .map(scope -> "`" + scope.wireName() + "`")
                                    .collect(Collectors.joining(", "));
            table.append("| `")
                    .append(role.wireName())
                    .append("` | ")
                    .append(role.meaning())
                    .append(" | ")
                    .append(scopes)
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String operations() {
        StringBuilder table = new StringBuilder("| operation | scope | roles |\n|---|---|---|\n");
        OperationTable.ALL.forEach(operation -> table.append("| `")
                .append(operation.route())
                .append("` | ")
                .append(scope(operation))
                .append(" | ")
                .append(roles(operation))
                .append(" |\n"));
        return table.toString();
    }

    private static String scope(Operation operation) {
        return switch (operation.access()) {
            case PUBLIC -> "none: " + operation.reason();
            case CALLER -> "any credential";
            case PERSON -> "none, people only";
            case SCOPE ->
                "`" + operation.scope().map(Scope::wireName).orElse("") + "`"
                        + (operation.recentLogin() ? ", after a recent sign-in" : "");
        };
    }

    private static String roles(Operation operation) {
        return operation.access() == Access.PUBLIC
                ? "everybody"
                : Arrays.stream(Role.values())
                        .filter(operation::isFor)
                        .map(Role::wireName)
                        .collect(Collectors.joining(", "));
    }
}
