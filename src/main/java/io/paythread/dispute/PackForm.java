package io.paythread.dispute;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which a pack can be looked at. */
enum PackForm {
    PDF("application/pdf"),
    HTML("text/html;charset=UTF-8"),
    JSON(MediaType.APPLICATION_JSON),
    ZIP("application/zip");

    private final String mediaType;

    PackForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one asked for by name; else the first that the caller reads, in the caller's order; else PDF. */
    static PackForm of(@Nullable String name, List<MediaType> accepted) {
        if (name != null) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
        return accepted.stream()
                .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype())
                .flatMap(type -> Arrays.stream(values())
                        .filter(form -> MediaType.valueOf(form.mediaType()).isCompatible(type)))
                .findFirst()
                .orElse(PDF);
    }
}
