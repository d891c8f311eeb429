package io.paythread.ingest;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A signing secret as providers show it: 8 to 512 printable characters without blanks. */
@Pattern(regexp = "[\\x21-\\x7E]{8,512}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface Secret {
    /** What the caller is told; never the secret. */
    String message() default
            "A secret has 8 to 512 printable characters without blanks. Copy it as the provider shows it.";

    /** Of the validator. */
    Class<?>[] groups() default {};

    /** Of the validator. */
    Class<? extends Payload>[] payload() default {};
}
