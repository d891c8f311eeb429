package io.paythread.export;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A row of a list.
 *
 * @param view makes what the list's answer has, masked for the caller; called once, on a thread that may be kept busy
 * @param about the accounts and matters that it tells of: whose erasure takes the file with it
 */
public record ExportRow(Supplier<?> view, List<UUID> about) {
    public ExportRow {
        about = List.copyOf(about);
    }
}
