package io.paythread.export;

import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Writes rows as a piece of a file. Pieces, one behind the other, are the file. */
@Singleton
class Encoding {
    private static final String MARK = "\uFEFF";

    private final RowForms forms;

    Encoding(RowForms forms) {
        this.forms = forms;
    }

    /** The bytes of these rows, which begin a file or go on with one. */
    byte[] piece(ExportableList list, Form form, List<ExportRow> rows, boolean first) {
        String text =
                switch (form.format()) {
                    case NDJSON -> lines(form, rows);
                    case CSV -> table(list, form, rows, first);
                };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (form.compression()) {
            case NONE -> bytes;
            case GZIP -> packed(bytes);
        };
    }

    private String lines(Form form, List<ExportRow> rows) {
        return rows.stream()
                .map(row -> forms.line(row.view().get(), form.fields()))
                .collect(Collectors.joining());
    }

    private String table(ExportableList list, Form form, List<ExportRow> rows, boolean first) {
        List<Column> columns = chosen(list.columns(), form.fields());
        String table = forms.csv(
                columns.stream().map(Column::name).toList(),
                rows.stream().map(row -> forms.row(columns, row.view().get())).toList(),
                first);
        return first && form.byteOrderMark() ? MARK + table : table;
    }

    private static List<Column> chosen(List<Column> all, List<String> names) {
        Map<String, Column> byName = all.stream().collect(Collectors.toMap(Column::name, Function.identity()));
        return names.isEmpty()
                ? all
                : names.stream()
                        .map(name -> Objects.requireNonNull(byName.get(name), "fields were checked"))
                        .toList();
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
