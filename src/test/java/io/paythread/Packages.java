package io.paythread;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of packages: who owns what may see whom. Arrows point down only. */
final class Packages {
    private static final String ROOT = "io.paythread";
    private static final String EVERYTHING = "everything";

    /** In the order of STYLE.md. A row sees itself, what it names, and what those see. {@code fact} is the exception. */
    static final List<Row> TABLE = table();

    private Packages() {}

    private static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        add(rows, "platform");
        rows.add(new Row("fact", new LinkedHashSet<>(List.of("fact", "platform.money", "platform.id"))));
        add(rows, "audit", "platform");
        add(rows, "security", "audit");
        add(rows, "signin", "security");
        add(rows, "job", "security");
        add(rows, "credential", "security");
        add(rows, "privacy", "job");
        add(rows, "export", "privacy");
        add(rows, "identity", "export", "fact");
        add(rows, "decline", "security", "fact");
        add(rows, "timeline", "identity", "decline");
        add(rows, "ingest.spi", "fact", "platform");
        add(rows, "ingest", "timeline", "ingest.spi");
        add(rows, "projection", "ingest");
        add(rows, "reconcile", "ingest", "job", "credential");
        add(rows, "dispute", "timeline", "credential");
        add(rows, "advice", "dispute");
        add(rows, "checkout", "timeline");
        add(rows, "casework", "dispute");
        add(rows, "knowledge", "timeline");
        add(rows, "insight", "casework", "advice", "checkout");
        add(rows, "alert", "insight");
        add(rows, "notification", "identity");
        add(rows, "escalation", "alert", "notification");
        add(rows, "delivery", "security", "fact");
        add(rows, "stream", "timeline");
        // At the top: they may see all of it, and nobody sees them. The last one is the package of the main class.
        rows.add(new Row("console", Set.of(EVERYTHING)));
        rows.add(new Row("demo", Set.of(EVERYTHING)));
        rows.add(new Row("", Set.of(EVERYTHING)));
        return List.copyOf(rows);
    }

    private static void add(List<Row> rows, String name, String... above) {
        Set<String> sees = new LinkedHashSet<>(List.of(name));
        for (String lower : above) {
            sees.add(lower);
            rows.stream().filter(row -> row.name().equals(lower)).forEach(row -> sees.addAll(row.sees()));
        }
        if (!name.equals("platform")) {
            sees.add("platform");
        }
        rows.add(new Row(name, sees));
    }

    /** Whether the package is one provider's. */
    static boolean isAdapter(String name) {
        return name.matches("adapters\\.(psp|helpdesk)\\.\\w+");
    }

    /** What one provider's package may see: the contract, the facts and the tools; never a sibling. */
    static Row adapter(String name) {
        List<Row> rows = new ArrayList<>(TABLE);
        add(rows, name, "ingest.spi");
        return rows.get(rows.size() - 1);
    }

    static Set<String> names() {
        return TABLE.stream().map(Row::name).collect(Collectors.toSet());
    }

    /** The row that a package belongs to; its own name where it belongs to none. */
    static String capabilityOf(String packageName) {
        String name = packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
        if (name.startsWith("platform.")) {
            return "platform";
        }
        return name;
    }

    /** One line of the table. */
    record Row(String name, Set<String> sees) {
        String title() {
            return name.isEmpty() ? ROOT : name;
        }

        DescribedPredicate<JavaClass> own() {
            return resideInAnyPackage(patterns(name));
        }

        DescribedPredicate<JavaClass> visible() {
            return sees.contains(EVERYTHING)
                    ? DescribedPredicate.alwaysTrue()
                    : resideInAnyPackage(sees.stream()
                            .flatMap(seen -> Arrays.stream(patterns(seen)))
                            .toArray(String[]::new));
        }

        /** Packages are flat, so a pattern names one; only the platform has parts that all belong together. */
        private static String[] patterns(String name) {
            if (name.isEmpty()) {
                return new String[] {ROOT};
            }
            return name.equals("platform") ? new String[] {ROOT + ".platform.."} : new String[] {ROOT + "." + name};
        }
    }
}
