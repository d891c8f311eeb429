package io.paythread.advice;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which month of which programme is asked for, as text. */
public record RatioParameters(
        @QueryParam("program") @Nullable String program,
        @QueryParam("month") @Nullable String month,
        @QueryParam("source") @Nullable String source) {

    /** VAMP where none is named. */
    Program readProgram(Parameters parameters) {
        return parameters
                .choice("program", program, Program.ids())
                .flatMap(Program::find)
                .orElse(Program.VISA_VAMP);
    }

    /** Empty for the present one. */
    Optional<YearMonth> readMonth(Parameters parameters) {
        if (month == null) {
            return Optional.empty();
        }
        if (!month.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            parameters.refuse("month", "invalid_month", "is a month such as 2026-09.");
            return Optional.empty();
        }
        return Optional.of(YearMonth.parse(month));
    }

    Optional<UUID> readSource(Parameters parameters) {
        return parameters.id("source", IdPrefix.SOURCE, source);
    }

    /** Whether what is counted is asked for, and not what it is divided by. */
    static boolean isNumerator(Parameters parameters, @Nullable String part) {
        return parameters
                .choice("part", part, List.of("numerator", "denominator"))
                .map("numerator"::equals)
                .orElse(true);
    }
}
