package io.paythread.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The name of a provider that is built in. */
@Constraint(validatedBy = KnownProvider.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface KnownProvider {
    /** Replaced by one that names the providers. */
    String message() default "There is no such provider.";

    /** Of the validator. */
    Class<?>[] groups() default {};

    /** Of the validator. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the adapters. */
    @ApplicationScoped
    class Check implements ConstraintValidator<KnownProvider, String> {
        private final SourceAdapters adapters;

        Check(SourceAdapters adapters) {
            this.adapters = adapters;
        }

        @Override
        public boolean isValid(@Nullable String provider, ConstraintValidatorContext context) {
            if (provider == null || adapters.of(provider).isPresent()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            var unused = context.buildConstraintViolationWithTemplate(
                            "The provider is one of: " + String.join(", ", adapters.providers()) + ".")
                    .addConstraintViolation();
            return false;
        }
    }
}
