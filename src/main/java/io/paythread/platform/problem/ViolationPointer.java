package io.paythread.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where in a request a violated constraint stands: {@code ?name} in the query, {@code /path/to/field} in the body. */
final class ViolationPointer {
    private ViolationPointer() {}

    static String of(ConstraintViolation<?> violation) {
        Path path = violation.getPropertyPath();
        return parameter(violation)
                .flatMap(parameter -> QueryNames.of(
                        parameter, properties(path).map(Path.Node::getName).iterator()))
                .map(name -> "?" + name)
                .orElseGet(() -> inBody(path));
    }

    /** The parameter of the resource's method; a proxy of the resource repeats its methods without their annotations. */
    private static Optional<Parameter> parameter(ConstraintViolation<?> violation) {
        Optional<Method> method = node(violation, ElementKind.METHOD)
                .map(node -> node.as(Path.MethodNode.class))
                .flatMap(node -> ancestors(violation.getRootBeanClass())
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(one -> one.getName().equals(node.getName()))
                        .filter(one -> List.of(one.getParameterTypes()).equals(node.getParameterTypes()))
                        .reduce((below, above) -> above));
        return node(violation, ElementKind.PARAMETER)
                .map(node -> node.as(Path.ParameterNode.class).getParameterIndex())
                .flatMap(index -> method.map(found -> found.getParameters()[index]));
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        return Stream.iterate(type, one -> one != null, Class::getSuperclass);
    }

    private static Optional<Path.Node> node(ConstraintViolation<?> violation, ElementKind kind) {
        return nodes(violation.getPropertyPath())
                .filter(node -> node.getKind() == kind)
                .findFirst();
    }

    private static Stream<Path.Node> properties(Path path) {
        return nodes(path).filter(node -> node.getKind() == ElementKind.PROPERTY);
    }

    private static Stream<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false);
    }

    /** The whole body where the path ends at the method's parameter. */
    private static String inBody(Path path) {
        List<String> steps = new ArrayList<>();
        nodes(path)
                .filter(node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.PARAMETER)
                .forEach(node -> addSteps(steps, node));
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }

    private static void addSteps(List<String> steps, Path.Node node) {
        if (node.getIndex() != null) {
            steps.add(node.getIndex().toString());
        } else if (node.getKey() != null) {
            steps.add(node.getKey().toString());
        }
        if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
            steps.add(Violations.snake(node.getName()));
        }
    }
}
