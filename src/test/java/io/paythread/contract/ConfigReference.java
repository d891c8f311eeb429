package io.paythread.contract;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Every key of the configuration, read from the interfaces that map it: their names, defaults and comments. */
final class ConfigReference {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** One key. */
    record Setting(String name, Optional<String> byDefault, String meaning) {
        String variable() {
            return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
        }
    }

    /** The keys of one interface. */
    record Group(String prefix, String about, List<Setting> keys) {}

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final List<Setting> keys = new ArrayList<>();

    private ConfigReference(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /** All groups, in the order of their prefixes. */
    static List<Group> read() throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        Map<String, Group> groups = new TreeMap<>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(mapped()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    new ConfigReference(docs, unit)
                            .group((ClassTree) type)
                            .ifPresent(group -> groups.put(group.prefix(), group));
                }
            }
        }
        return List.copyOf(groups.values());
    }

    private static List<Path> mapped() throws IOException {
        try (var tree = Files.walk(SOURCES)) {
            return tree.filter(file -> file.toString().endsWith("Config.java"))
                    .filter(ConfigReference::isMapping)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Group> group(ClassTree type) {
        TreePath path = new TreePath(new TreePath(unit), type);
        return value(type.getModifiers().getAnnotations(), "ConfigMapping").map(prefix -> {
            collect(prefix, type, path, "");
            return new Group(prefix, comment(path), List.copyOf(keys));
        });
    }

    private void collect(String prefix, ClassTree type, TreePath path, String about) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                add(prefix, method, type, path, about);
            }
        }
    }

    /** A key without a comment of its own is explained where its group stands. */
    private void add(String prefix, MethodTree method, ClassTree owner, TreePath path, String about) {
        TreePath here = new TreePath(path, method);
        var annotations = method.getModifiers().getAnnotations();
        boolean nameless = annotations.stream().anyMatch(annotation -> named(annotation, "WithParentName"));
        String word = value(annotations, "WithName")
                .orElseGet(() -> kebab(method.getName().toString()));
        String key = nameless ? prefix : prefix + "." + word;
        Optional<ClassTree> inner = inner(method.getReturnType(), owner);
        if (inner.isPresent()) {
            boolean byName = method.getReturnType().toString().startsWith("Map<");
            collect(byName ? key + ".<name>" : key, inner.get(), new TreePath(path, inner.get()), comment(here));
        } else {
            String own = comment(here);
            keys.add(new Setting(key, value(annotations, "WithDefault"), own.isEmpty() ? about : own));
        }
    }

    /** The interface within the interface that groups further keys, if the type is, or holds, one. */
    private static Optional<ClassTree> inner(Tree type, ClassTree owner) {
        String name = type instanceof ParameterizedTypeTree generic
                ? generic.getTypeArguments()
                        .get(generic.getTypeArguments().size() - 1)
                        .toString()
                : type.toString();
        return owner.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(candidate -> candidate.getKind() == Tree.Kind.INTERFACE)
                .filter(candidate -> candidate.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static Optional<String> value(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> named(annotation, name))
                .map(annotation -> annotation.getArguments().get(0))
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .map(ConfigReference::text)
                .findFirst();
    }

    private static boolean named(AnnotationTree annotation, String name) {
        return annotation.getAnnotationType().toString().equals(name);
    }

    private static String text(ExpressionTree expression) {
        return expression instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : expression.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The comment as one line of Markdown. */
    private String comment(TreePath path) {
        return Optional.ofNullable(docs.getDocComment(path))
                .orElse("")
                .lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("@"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([A-Za-z]+)[^}]*}", "`$1`")
                .replace("<p>", "")
                .replace("|", "\\|");
    }
}
