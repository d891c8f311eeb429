package io.paythread.platform.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where a sealed value is stored. It is part of what is authenticated: a value that was moved to another row, column or
 * table does not open there.
 *
 * @param row the id of the row, as text
 */
public record Place(String table, String column, String row) {

    /** Unambiguous: each word goes with its length. */
    byte[] bytes() {
        List<byte[]> words = List.of(utf8(table), utf8(column), utf8(row));
        ByteBuffer bytes = ByteBuffer.allocate(
                words.stream().mapToInt(word -> Integer.BYTES + word.length).sum());
        words.forEach(word -> bytes.putInt(word.length).put(word));
        return bytes.array();
    }

    private static byte[] utf8(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + column + "[" + row + "]";
    }
}
