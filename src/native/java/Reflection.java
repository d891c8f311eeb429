import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Tells the builder of the native executable which of our classes are read by reflection. That follows from what they
 * are, so nobody keeps a list: JSON is written from records and enums, the parameters of resources are looked up by the
 * filters that refuse unknown ones, and bean parameters by the words of their violations. Also what libraries and Java
 * itself look up by names: kinds of caches, and languages.
 */
final class Reflection {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String CAFFEINE = "com/github/benmanes/caffeine/cache/";
    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    /** How Java finds the languages other than English: where it asks, and what answers. */
    private static final Map<String, String> LANGUAGES = Map.of(
            "sun.util.resources.LocaleData$CommonResourceBundleProvider",
            "sun.util.resources.provider.LocaleDataProvider",
            "sun.util.resources.LocaleData$SupplementaryResourceBundleProvider",
            "sun.util.resources.provider.SupplementaryLocaleDataProvider");
    /** What the name of a configuration's generated class ends with. */
    private static final String CONFIGURED = "$$CMImpl";

    private Reflection() {}

    /** Writes the list beside the classes. */
    public static void main(String... arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Path list = classes.resolve("META-INF/native-image/io.paythread/paythread/reflect-config.json");
        Files.createDirectories(list.getParent());
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
            Files.writeString(services.resolve(language.getKey()), language.getValue());
        }
        try (Stream<Path> files = Files.walk(classes.resolve("io/paythread"))) {
            Stream<String> ours = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .flatMap(Reflection::read);
            List<String> names = Stream.of(ours, caches().stream(), LANGUAGES.values().stream())
                    .flatMap(each -> each)
                    .sorted()
                    .toList();
            Files.writeString(list, names.stream().map(Reflection::entry).collect(joining(",\n", "[\n", "\n]\n")));
            System.out.println("reflection: " + names.size() + " classes");
        }
    }

    /** Caffeine finds its kinds of caches and nodes by names that it composes; all of them are capitals. */
    private static List<String> caches() throws IOException {
        URL any = Objects.requireNonNull(Reflection.class.getResource("/" + CAFFEINE + "Node.class"), "Caffeine");
        try (JarFile jar = ((JarURLConnection) any.openConnection()).getJarFile()) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches(CAFFEINE + "[A-Z]+\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    /** Which classes are read because of this one: itself, or what Quarkus makes of it. */
    private static Stream<String> read(String name) {
        try {
            Class<?> type = Class.forName(name, false, Reflection.class.getClassLoader());
            if (isConfiguration(type)) {
                return Stream.of(name + CONFIGURED);
            }
            return type.isRecord() || type.isEnum() || isMarked(type, PATH) || isBeanParameter(type)
                    ? Stream.of(name)
                    : Stream.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(name + " cannot be looked at", e);
        }
    }

    private static boolean isMarked(Class<?> type, String annotation) {
        return Stream.of(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals(annotation));
    }

    /** Whoever checks a key's value looks up the method that gives it. */
    private static boolean isConfiguration(Class<?> type) {
        return type.isInterface()
                && (isMarked(type, MAPPING)
                        || (type.getEnclosingClass() != null && isConfiguration(type.getEnclosingClass())));
    }

    private static boolean isBeanParameter(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .flatMap(field -> Stream.of(field.getAnnotations()))
                .anyMatch(each -> each.annotationType().getName().startsWith("jakarta.ws.rs.")
                        || each.annotationType().getName().startsWith("org.jboss.resteasy.reactive."));
    }

    private static String entry(String name) {
        return """
                {"name": "%s", "allDeclaredConstructors": true, "allDeclaredMethods": true, "allPublicMethods": true, "allDeclaredFields": true, \
                "allRecordComponents": true}"""
                .formatted(name);
    }
}
