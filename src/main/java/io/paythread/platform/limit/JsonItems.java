package io.paythread.platform.limit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The objects of a list in a page of JSON, each as the very bytes that stand there. */
public final class JsonItems {
    private JsonItems() {}

    /** The objects of the array in this field of the outermost object; none where it is no array. UTF-8 only. */
    public static List<byte[]> of(byte[] page, String field) throws IOException {
        List<byte[]> items = new ArrayList<>();
        try (JsonParser parser = ProviderJson.factory().createParser(page)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return items;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    collect(parser, page, items);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return items;
    }

    private static void collect(JsonParser parser, byte[] page, List<byte[]> items) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("the list does not end");
            }
            long start = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            long end = parser.currentLocation().getByteOffset();
            if (token == JsonToken.START_OBJECT) {
                if (start < 0 || end > page.length) {
                    throw new IOException("the page is not in UTF-8");
                }
                items.add(Arrays.copyOfRange(page, (int) start, (int) end));
            }
        }
    }
}
