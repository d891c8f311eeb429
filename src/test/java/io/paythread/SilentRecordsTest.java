package io.paythread;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Records that hold a secret do not tell it: what has a {@code toString} ends up in a log one day. */
class SilentRecordsTest {
    private static final String MARKER = "a-secret-nobody-may-read";
    private static final Set<String> TELLING =
            Set.of("secret", "secrets", "password", "token", "keymaterial", "privatekey");

    @TestFactory
    Stream<DynamicTest> keepTheirSecrets() {
        List<Class<?>> found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.paythread").stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type ->
                                Arrays.stream(type.getRecordComponents()).anyMatch(SilentRecordsTest::isSecret))
                        .toList();
        assertThat(found).hasSizeGreaterThan(3);
        return found.stream().map(type -> DynamicTest.dynamicTest(type.getName(), () -> checkSilence(type)));
    }

    private static void checkSilence(Class<?> type) throws ReflectiveOperationException {
        assertThat(type.getDeclaredMethod("toString").getDeclaringClass()).isEqualTo(type);
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        @Nullable
        Object[] values =
                Arrays.stream(components).map(SilentRecordsTest::value).toArray();
        String told;
        try {
            told = String.valueOf(constructor.newInstance(values));
        } catch (ReflectiveOperationException | NullPointerException e) {
            // One that needs whole values to speak: it speaks for itself, at least.
            assertThat(sourceOfToString(type))
                    .as("%s has a toString of its own", type)
                    .isTrue();
            return;
        }
        assertThat(told).doesNotContain(MARKER);
    }

    /** A record without a toString of its own has the one that shows everything. */
    private static boolean sourceOfToString(Class<?> type) throws NoSuchMethodException {
        return !java.lang.reflect.Modifier.isFinal(
                type.getDeclaredMethod("toString").getModifiers());
    }

    private static boolean isSecret(RecordComponent component) {
        return isText(component) && TELLING.contains(component.getName().toLowerCase(Locale.ROOT));
    }

    /** Views have lists of what can be told of secrets; those are no texts. */
    private static boolean isText(RecordComponent component) {
        Class<?> type = component.getType();
        boolean wrapped = type == List.class || type == Optional.class;
        return wrapped
                ? component.getGenericType().getTypeName().endsWith("java.lang.String>")
                : type == String.class || type == byte[].class;
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (isSecret(component)) {
            return type == List.class
                    ? List.of(MARKER)
                    : type == Optional.class
                            ? Optional.of(MARKER)
                            : type == byte[].class ? MARKER.getBytes(java.nio.charset.StandardCharsets.UTF_8) : MARKER;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == java.time.Duration.class) {
            return java.time.Duration.ofSeconds(1);
        }
        return type == String.class ? "text" : null;
    }
}
