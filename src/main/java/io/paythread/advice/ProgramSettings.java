package io.paythread.advice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By what a programme is judged, as it is kept, told and changed.
 *
 * @param expectedPayments how many payments a month is expected to have, in place of those counted so far; null for none
 * @param watchRatio from which share on a month is watched
 * @param warnRatio from which share on it comes near the programme
 * @param criticalRatio from which share on somebody has to act
 */
public record ProgramSettings(
        @Min(value = 1, message = "The expected number of payments is 1 or more.") @Nullable Long expectedPayments,
        @NotNull(message = "The ratio from which a month is watched is needed.")
                @DecimalMin(value = "0", message = "A ratio is 0 or more.")
                @DecimalMax(value = "1", message = "A ratio is at most 1.")
                BigDecimal watchRatio,
        @NotNull(message = "The ratio from which people are warned is needed.")
                @DecimalMin(value = "0", message = "A ratio is 0 or more.")
                @DecimalMax(value = "1", message = "A ratio is at most 1.")
                BigDecimal warnRatio,
        @NotNull(message = "The ratio from which a month is critical is needed.")
                @DecimalMin(value = "0", message = "A ratio is 0 or more.")
                @DecimalMax(value = "1", message = "A ratio is at most 1.")
                BigDecimal criticalRatio,
        @NotNull(message = "A programme has thresholds.")
                @Size(min = 1, max = 50, message = "A programme has 1 to 50 thresholds.")
                List<@Valid Threshold> thresholds) {
    public ProgramSettings {
        thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }

    /** What holds in a region on a day: of each level the one that began last. */
    Collection<Threshold> holding(String region, LocalDate day) {
        Map<String, Threshold> byLevel = new TreeMap<>();
        thresholds.stream()
                .filter(threshold ->
                        threshold.holdsIn(region) && !threshold.validFrom().isAfter(day))
                .sorted(Comparator.comparing(Threshold::validFrom))
                .forEach(threshold -> byLevel.put(threshold.level(), threshold));
        return byLevel.values();
    }
}
