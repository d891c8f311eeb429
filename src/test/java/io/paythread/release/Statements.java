package io.paythread.release;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The statements of this build: constants that begin like one. What is put together while it runs is there with its parts. */
final class Statements {
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "insert", "update", "delete");

    private Statements() {}

    /** One, with the constant that holds it. */
    record Statement(String name, String sql) {}

    static List<Statement> ofThisBuild() {
        List<Statement> found = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.paythread")) {
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> field.getRawType().isEquivalentTo(String.class))
                    .forEach(field -> text(field)
                            .filter(Statements::isStatement)
                            .ifPresent(sql ->
                                    found.add(new Statement(type.getName() + "." + field.getName(), sql.strip()))));
        }
        found.sort(Comparator.comparing(Statement::name));
        return found;
    }

    private static Optional<String> text(JavaField found) {
        try {
            Field field = found.reflect();
            field.setAccessible(true);
            return Optional.ofNullable((String) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isStatement(String text) {
        String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return BEGINNINGS.contains(first) && text.strip().contains(" ");
    }
}
