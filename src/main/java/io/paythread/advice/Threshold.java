package io.paythread.advice;

import io.paythread.platform.money.MoneyView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of a programme, for some regions and from a day on, as it is kept and told. It is reached where everything
 * that it names is reached; what it leaves out does not matter.
 *
 * @param level a name: non_compliant, excessive ...
 * @param regions us, ca, eu, ap, lac, cemea; empty for everywhere
 * @param validFrom the first day; of several for a level and region, the latest that has begun holds
 * @param count from so many on
 * @param ratio from this share of the payments on: 0.005 is half a percent
 * @param amount above this amount, of what is counted in this currency alone
 * @param payments from so many payments on
 * @param authenticatedAtMost up to this share of payments with 3-D Secure
 */
public record Threshold(
        @NotNull(message = "A threshold has a level.")
                @Pattern(regexp = "[a-z][a-z_]{0,39}", message = "A level is a word of small letters and underscores.")
                String level,
        @Size(max = 10, message = "A threshold names at most 10 regions.")
                List<
                                @Pattern(
                                        regexp = "us|ca|eu|ap|lac|cemea",
                                        message = "A region is us, ca, eu, ap, lac or cemea.")
                                String>
                        regions,
        @NotNull(message = "A threshold says from which day on it holds.") LocalDate validFrom,
        @Min(value = 1, message = "A count is 1 or more.") @Nullable Long count,
        @DecimalMin(value = "0.000001", message = "A ratio is more than 0.")
                @DecimalMax(value = "1", message = "A ratio is at most 1.")
                @Nullable
                BigDecimal ratio,
        @Valid @Nullable MoneyView amount,
        @Min(value = 1, message = "A number of payments is 1 or more.") @Nullable Long payments,
        @DecimalMin(value = "0", message = "A share is 0 or more.")
                @DecimalMax(value = "1", message = "A share is at most 1.")
                @Nullable
                BigDecimal authenticatedAtMost) {
    public Threshold {
        regions = regions == null ? List.of() : List.copyOf(regions);
    }

    boolean holdsIn(String region) {
        return regions.isEmpty() || regions.contains(region);
    }
}
