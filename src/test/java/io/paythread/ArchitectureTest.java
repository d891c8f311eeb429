package io.paythread;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules that a compiler does not know. Each message says how to mend what breaks it. */
class ArchitectureTest {
    private static final String ROOT = "io.paythread";
    private static final String PLATFORM = ROOT + ".platform..";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/bench"))
            .importPackages(ROOT);

    private static final Set<Class<?>> CLOCKS =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);
    private static final DescribedPredicate<JavaMethodCall> ASKS_THE_SYSTEM = DescribedPredicate.describe(
            "ask the system for the time or for a random id", ArchitectureTest::asksTheSystem);
    private static final DescribedPredicate<JavaMethodCall> STARTS_OR_WAITS = DescribedPredicate.describe(
            "subscribe to or wait for a Uni or Multi",
            call -> Set.of("subscribe", "await").contains(call.getName()) && isReactive(call));

    @TestFactory
    Stream<DynamicTest> seesOnlyWhatTheTableAllows() {
        return Stream.concat(Packages.TABLE.stream(), adapters())
                .map(row ->
                        DynamicTest.dynamicTest(row.title(), () -> arrowsOf(row).check(OURS)));
    }

    /** Each provider has a package of its own, which sees no sibling. */
    private static Stream<Packages.Row> adapters() {
        return packages()
                .map(JavaPackage::getName)
                .map(Packages::capabilityOf)
                .filter(Packages::isAdapter)
                .map(Packages::adapter);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> known = Packages.names();
        assertThat(OURS.stream().map(type -> Packages.capabilityOf(type.getPackageName())))
                .as("a new package needs a row in the table of STYLE.md and in Packages.TABLE")
                .allMatch(name -> known.contains(name) || Packages.isAdapter(name));
    }

    @Test
    void capabilitiesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("let the lower one declare a small interface that the upper one implements, or read the feed")
                .check(OURS);
        slices().matching(ROOT + ".platform.(*)..")
                .should()
                .beFreeOfCycles()
                .because("tools stand alone: move what both need below both")
                .check(OURS);
    }

    @Test
    void onlyThePlatformAsksTheSystem() {
        check(noClasses()
                .that(outsidePlatform())
                .should()
                .callMethodWhere(ASKS_THE_SYSTEM)
                .because("take java.time.Clock and platform.id.Ids by constructor"));
    }

    @Test
    void onlyThePlatformSubscribesAndWaits() {
        check(noClasses()
                .that(outsidePlatform())
                .should()
                .callMethodWhere(STARTS_OR_WAITS)
                .because("return the Uni to who asked; work of its own goes through platform.queue or Database"));
    }

    @Test
    void valuesAndRulesKnowNoReactiveTypes() {
        check(
                noClasses()
                        .that()
                        .areRecords()
                        .or()
                        .haveSimpleNameEndingWith("Rule")
                        .or()
                        .haveSimpleNameEndingWith("Translator")
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.smallrye.mutiny.."))
                        .because(
                                "decisions are plain functions over plain values: do the I/O in a service and pass the result in"));
        check(noFields()
                .that()
                .areDeclaredInClassesThat(outsidePlatform())
                .should()
                .haveRawType(assignableTo(Uni.class).or(assignableTo(Multi.class)))
                .because("a Uni is a return type: keep the value, or the function that makes the Uni"));
    }

    @Test
    void factsAndTheAdapterContractArePure() {
        check(noClasses()
                .that(resideInAnyPackage(ROOT + ".fact..", ROOT + ".ingest.spi.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "com.fasterxml.."))
                .because("they are values that everything else agrees on: translate at the edges"));
    }

    @Test
    void jdbcServesTheMigrationsOnly() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".platform.postgres.DatabaseProbe")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal.."))
                .because("it blocks the event loop: use platform.postgres.Database. Only who asks at start whether the"
                        + " migrations can begin uses their driver"));
    }

    @Test
    void panacheIsShielded() {
        check(noClasses()
                .that(not(resideInAPackage(ROOT + ".platform.postgres")))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("open Panache sessions", type -> Set.of(
                                "io.quarkus.hibernate.reactive.panache.Panache",
                                "io.quarkus.hibernate.reactive.panache.common.WithSession",
                                "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
                                "io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand",
                                "org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
                        .contains(type.getName())))
                .because("a client that hangs up leaks the session: use platform.postgres.PanacheSessions"));
        check(noClasses()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePublic()
                .because("an entity never leaves its package: let the repository return a domain record"));
    }

    @Test
    void resourcesGoThroughServices() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are stores or repositories", type -> type.getSimpleName()
                                .matches(".*(Store|Repository)")))
                .because("a resource parses, calls one service and maps: put the query behind a service"));
    }

    @Test
    void dependenciesComeByConstructor() {
        check(
                noFields()
                        .should()
                        .beAnnotatedWith(Inject.class)
                        .orShould()
                        .beAnnotatedWith(ConfigProperty.class)
                        .because(
                                "a field that is injected can be missing: take it by constructor, settings as a ConfigMapping"));
    }

    @Test
    void namesSaySomething() {
        check(noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract\\w+|\\w+(Manager|Helper|Utils?|Impl))")
                .because("the name says nothing: call it after what it does (STYLE.md, Words)"));
        check(noClasses()
                .should()
                .resideInAnyPackage("..model..", "..dto..", "..service..", "..impl..", "..util..", "..utils..")
                .because("packages are capabilities, not layers"));
    }

    @Test
    void nobodySleeps() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("a sleeping thread serves nobody: use a timer, or a row with due_at"));
    }

    @Test
    void everyPackagePromisesSomething() {
        List<String> silent = packages()
                .filter(found ->
                        !found.isAnnotatedWith(NullMarked.class) || !found.isAnnotatedWith(CheckReturnValue.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(silent)
                .as("each package needs a package-info.java that says what it owns and promises, "
                        + "with @NullMarked and @CheckReturnValue")
                .isEmpty();
    }

    private static Stream<JavaPackage> packages() {
        JavaPackage root = OURS.getPackage(ROOT);
        return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
                .filter(found -> found.getClasses().stream()
                        .anyMatch(type -> !type.getSimpleName().equals("package-info")));
    }

    private static ArchRule arrowsOf(Packages.Row row) {
        return classes()
                .that(row.own())
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(row.visible()))
                .because(row.title() + " may see " + row.sees() + ": turn the arrow round with an interface that "
                        + row.title() + " declares, or read the feed")
                .allowEmptyShould(true);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> outsidePlatform() {
        return not(resideInAPackage(PLATFORM));
    }

    private static boolean isReactive(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(Uni.class)
                || call.getTargetOwner().isAssignableTo(Multi.class);
    }

    private static boolean asksTheSystem(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        boolean withoutClock =
                call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (call.getName()) {
            case "now" ->
                withoutClock && CLOCKS.stream().anyMatch(type -> type.getName().equals(owner));
            case "randomUUID" -> owner.equals(UUID.class.getName());
            case "currentTimeMillis" -> owner.equals(System.class.getName());
            case "systemUTC", "systemDefaultZone" -> owner.equals(Clock.class.getName());
            default -> false;
        };
    }
}
