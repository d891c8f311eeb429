package io.paythread.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How lists are made into files. */
@ConfigMapping(prefix = "paythread.export")
interface ExportConfig {

    /** How long the files of an export can be fetched: seven days. They hold what people were, outside of its lists. */
    @WithDefault("168h")
    Duration keep();

    /** How often it is looked for files whose time is up: every hour. They are not given out any more in any case. */
    @WithDefault("1h")
    Duration expiryCheck();

    /** Rows in one file; a list that has more becomes several. Larger ones do not open in spreadsheets (a million rows). */
    @WithDefault("100000")
    @Min(1)
    @Max(1000000)
    int rowsPerFile();

    /** Rows that are read, written and committed at once. More than a few thousand take longer than people wait to cancel. */
    @WithDefault("1000")
    @Min(1)
    @Max(5000)
    int rowsPerStep();
}
