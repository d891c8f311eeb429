package io.paythread.privacy;

import io.paythread.platform.problem.TextFilter;
import jakarta.inject.Singleton;

/** Keeps card data out of error texts, which quote addresses and, at worst, values. */
@Singleton
class ProblemRedaction implements TextFilter {
    private final Redactor redactor;

    ProblemRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public String clean(String text) {
        return redactor.redactText(text);
    }
}
