package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.contract.ConfigReference.Group;
import io.paythread.contract.ConfigReference.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code src/docs/configuration.md} against the code; {@code -Dconfig.update} writes it anew. */
class ConfigReferenceTest {
    private static final Path FILE = Path.of("src", "docs", "configuration.md");
    private static final String INTRODUCTION =
            """
            # Configuration

            Every key of Paythread's own, with its environment variable, its default and its meaning. Keys go into
            `config/application.properties` beside the service, into the environment, or behind `-D`; `<name>` stands for a name
            of your choice. Durations are written `500ms`, `10s`, `24h`, sizes `256K`, `1M`. Written by a test from the code's
            comments: change them there.
            """;

    @Test
    void saysWhatEveryKeyMeans() throws IOException {
        assertThat(ConfigReference.read()).hasSizeGreaterThan(5).allSatisfy(group -> assertThat(group.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.meaning()).as(key.name()).isNotBlank()));
    }

    @Test
    void isWrittenDownAsTheCodeHasIt() throws IOException {
        // When
        String reference = text(ConfigReference.read());

        // Then
        if (System.getProperty("config.update") != null) {
            Files.writeString(FILE, reference);
        }
        assertThat(Files.readString(FILE))
                .as("%s; -Dconfig.update writes it anew", FILE)
                .isEqualTo(reference);
    }

    private static String text(List<Group> groups) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Group group : groups) {
            text.append("\n## ")
                    .append(group.prefix())
                    .append("\n\n")
                    .append(group.about())
                    .append("\n\n");
            text.append("| key | environment variable | default | meaning |\n|---|---|---|---|\n");
            group.keys().forEach(key -> text.append(row(key)));
        }
        return text.toString();
    }

    private static String row(Setting key) {
        String value = key.byDefault()
                .filter(text -> !text.isEmpty())
                .map(text -> "`" + text + "`")
                .orElse("");
        return "| `%s` | `%s` | %s | %s |%n"
                .formatted(key.name(), key.variable(), value, key.meaning())
                .replace("\r\n", "\n");
    }
}
