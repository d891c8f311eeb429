package io.paythread.platform.problem;

import java.util.function.UnaryOperator;

/**
 * One invalid value of a request.
 *
 * @param pointer where: a JSON pointer into the body ({@code /name}) or {@code ?name} for a query parameter
 * @param code a stable word
 * @param detail what is wrong and how to mend it; never quotes a secret, a card number or an e-mail address
 */
public record FieldError(String pointer, String code, String detail) {
    FieldError with(UnaryOperator<String> change) {
        return new FieldError(change.apply(pointer), code, change.apply(detail));
    }
}
