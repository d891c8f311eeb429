package io.paythread.export;

import java.util.List;

/**
 * What a file looks like.
 *
 * @param fields the columns of CSV, in this order, or the fields of JSON; all where empty
 * @param byteOrderMark whether each file begins with one: some spreadsheets take the text for another encoding without it
 */
record Form(Format format, Compression compression, List<String> fields, boolean byteOrderMark) {
    Form {
        fields = List.copyOf(fields);
    }

    /** What its bytes are. */
    String mediaType() {
        return compression == Compression.GZIP ? "application/gzip" : format.mediaType();
    }

    /** The end of its name. */
    String suffix() {
        return "." + format.wireName() + (compression == Compression.GZIP ? ".gz" : "");
    }
}
