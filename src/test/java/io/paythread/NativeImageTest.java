package io.paythread;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.paythread.decline.Language;
import io.paythread.platform.net.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native executable would lack or carry along; its build takes too long to find that out each time. */
class NativeImageTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path ARGUMENTS =
            RESOURCES.resolve("META-INF/native-image/io.paythread/paythread/native-image.properties");
    /** Read by Quarkus and its extensions, which see to it. */
    private static final Set<String> QUARKUS = Set.of("META-INF", "db", "templates", "application.properties");

    private static final List<Class<?>> OF_ONE_MACHINE = List.of(Random.class, InetAddress.class, Networks.class);

    @Test
    void makesWhatBelongsToAMachineWhereItRuns() throws IOException {
        // Given
        String arguments = properties(ARGUMENTS).getProperty("Args");
        String late = arguments.split(" ", 2)[0].replace("--initialize-at-run-time=", "");

        // When
        Set<String> makers = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.paythread")
                .forEach(type -> type.getFields().stream()
                        .filter(NativeImageTest::isOfOneMachine)
                        .forEach(field -> makers.add(type.getName())));

        // Then
        assertThat(List.of(late.split(","))).as("%s names these", ARGUMENTS).containsAll(makers);
    }

    @Test
    void knowsEveryLanguageOfTexts() throws IOException {
        // Given
        Matcher included = Pattern.compile("-H:IncludeLocales=(\\S+)")
                .matcher(properties(ARGUMENTS).getProperty("Args"));

        // When
        List<String> languages = included.find() ? List.of(included.group(1).split(",")) : List.of();

        // Then
        assertThat(languages)
                .as("%s names these; English is always there", ARGUMENTS)
                .containsAll(Stream.of(Language.values())
                        .filter(language -> language != Language.ENGLISH)
                        .map(Language::tag)
                        .toList());
    }

    @Test
    void holdsEveryFileThatTheClassesRead() throws IOException {
        // Given
        List<PathMatcher> included = Stream.of(properties(RESOURCES.resolve("application.properties"))
                        .getProperty("quarkus.native.resources.includes")
                        .split(","))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();

        // When
        List<Path> left;
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            left = files.filter(Files::isRegularFile)
                    .map(RESOURCES::relativize)
                    .filter(file -> !QUARKUS.contains(file.getName(0).toString()))
                    .filter(file -> included.stream().noneMatch(pattern -> pattern.matches(file)))
                    .toList();
        }

        // Then
        assertThat(left).as("quarkus.native.resources.includes names these").isEmpty();
    }

    private static boolean isOfOneMachine(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && OF_ONE_MACHINE.stream().anyMatch(type -> field.getRawType().isAssignableTo(type));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}
