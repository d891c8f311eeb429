package io.paythread.export;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as JSON.
 *
 * @param object always {@code export}
 * @param state queued, running, succeeded, failed, cancelled; expired or erased where it had files once
 * @param filter as it was asked for; empty once the files have gone
 * @param feedCursor from where the feed goes on: no change after the first row was read lies before it
 * @param rows in all files together
 */
record ExportView(
        String id,
        String object,
        String state,
        String resource,
        Map<String, String> filter,
        String format,
        String compression,
        @Nullable List<String> fields,
        boolean byteOrderMark,
        String owner,
        String job,
        @Nullable String feedCursor,
        @Nullable Long rows,
        List<FileView> files,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    /** One of its files. */
    record FileView(int number, String url, long rows, long bytes, String sha256) {}

    static ExportView of(Exports.Shown shown) {
        Export export = shown.export();
        Form form = export.form();
        return new ExportView(
                PublicId.format(IdPrefix.EXPORT, export.id()),
                "export",
                shown.state(),
                export.resource(),
                export.filter(),
                form.format().wireName(),
                form.compression().wireName(),
                form.fields().isEmpty() ? null : form.fields(),
                form.byteOrderMark(),
                export.caller().actor(),
                PublicId.format(IdPrefix.JOB, export.job()),
                export.feedCursor().orElse(null),
                export.rows().orElse(null),
                shown.files().stream().map(file -> view(export.id(), file)).toList(),
                export.createdAt(),
                export.finishedAt().orElse(null),
                export.expiresAt().orElse(null));
    }

    private static FileView view(UUID export, ExportFile file) {
        return new FileView(
                file.number(),
                address(export) + "/files/" + file.number(),
                file.rows(),
                file.fingerprint().bytes(),
                file.fingerprint().sha256());
    }

    /** Where an export can be looked at. */
    static String address(UUID id) {
        return "/v1/exports/" + PublicId.format(IdPrefix.EXPORT, id);
    }
}
