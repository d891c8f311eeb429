package io.paythread.dispute;

import jakarta.ws.rs.core.MediaType;
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

    /** The one asked for by name, else the one that the caller reads. */
    static PackForm of(@Nullable String name, PackForm accepted) {
        return name == null ? accepted : valueOf(name.toUpperCase(Locale.ROOT));
    }
}
