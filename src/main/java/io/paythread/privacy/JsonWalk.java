package io.paythread.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Goes once through the bytes of a JSON document and shows every key, string and number in its place, without building
 * anything. Says at the end whether it was one well-formed document.
 */
final class JsonWalk {
    /** Deeper documents are no longer taken for JSON, and their whole text is searched. */
    private static final int DEEPEST = 200;

    private final byte[] bytes;
    private final Visitor visitor;
    private final Deque<String> keys = new ArrayDeque<>();
    private int at;

    private JsonWalk(byte[] bytes, Visitor visitor) {
        this.bytes = bytes;
        this.visitor = visitor;
    }

    /** Receives the places of what was found; the ends of strings exclude the quotes. */
    interface Visitor {
        void key(int from, int to, Iterable<String> path);

        void string(int from, int to, String field, Iterable<String> path);

        void number(int from, int to, String field, Iterable<String> path);
    }

    /** Whether the bytes are one JSON document; the visitor has seen a part of it where they are not. */
    static boolean walk(byte[] bytes, Visitor visitor) {
        JsonWalk walk = new JsonWalk(bytes, visitor);
        walk.skipBlanks();
        if (!walk.value("", 0)) {
            return false;
        }
        walk.skipBlanks();
        return walk.at == bytes.length;
    }

    private boolean value(String field, int depth) {
        return switch (peek()) {
            case '{' -> depth < DEEPEST && object(depth);
            case '[' -> depth < DEEPEST && array(field, depth);
            case '"' -> string(field);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number(field);
        };
    }

    private boolean object(int depth) {
        at++;
        skipBlanks();
        if (take('}')) {
            return true;
        }
        do {
            skipBlanks();
            if (!member(depth)) {
                return false;
            }
            skipBlanks();
        } while (take(','));
        return take('}');
    }

    private boolean member(int depth) {
        int from = at + 1;
        if (peek() != '"' || !skipString()) {
            return false;
        }
        int to = at - 1;
        visitor.key(from, to, this::path);
        String key = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        skipBlanks();
        if (!take(':')) {
            return false;
        }
        skipBlanks();
        keys.addLast(key);
        boolean good = value(key, depth + 1);
        keys.removeLast();
        return good;
    }

    private boolean array(String field, int depth) {
        at++;
        skipBlanks();
        if (take(']')) {
            return true;
        }
        do {
            skipBlanks();
            if (!value(field, depth + 1)) {
                return false;
            }
            skipBlanks();
        } while (take(','));
        return take(']');
    }

    private boolean string(String field) {
        int from = at + 1;
        if (!skipString()) {
            return false;
        }
        visitor.string(from, at - 1, field, this::path);
        return true;
    }

    private boolean skipString() {
        at++;
        while (at < bytes.length && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] >= 0 && bytes[at] < ' ') {
                return false;
            }
            at++;
        }
        return take('"');
    }

    private boolean number(String field) {
        int from = at;
        while ("+-.eE".indexOf(peek()) >= 0 || (peek() >= '0' && peek() <= '9')) {
            at++;
        }
        visitor.number(from, at, field, this::path);
        return at > from;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Iterator<String> path() {
        return keys.iterator();
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** The byte here as a character; one that means nothing in JSON behind the end. */
    private char peek() {
        return at < bytes.length ? (char) (bytes[at] & 0xFF) : '\0';
    }
}
