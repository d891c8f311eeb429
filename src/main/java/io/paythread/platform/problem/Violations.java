package io.paythread.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Gathers all violated constraints of one request, in one stable order. Messages come from the constraints. */
final class Violations {
    private Violations() {}

    /** Whether the request broke the constraints; a broken answer is our fault. */
    static boolean areTheCallers(ConstraintViolationException thrown) {
        return thrown.getConstraintViolations().stream().noneMatch(Violations::isOfAnAnswer);
    }

    private static boolean isOfAnAnswer(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    static ServiceException of(ConstraintViolationException thrown) {
        List<FieldError> errors = thrown.getConstraintViolations().stream()
                .map(Violations::error)
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::code))
                .toList();
        String detail = errors.size() == 1 ? "One value is not valid." : errors.size() + " values are not valid.";
        return new ServiceException(ErrorCode.INVALID_VALUE, detail, errors);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(ViolationPointer.of(violation), code(violation), violation.getMessage());
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return snake(name);
    }

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
