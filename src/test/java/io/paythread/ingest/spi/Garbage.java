package io.paythread.ingest.spi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes that no provider sends; the same ones every time. */
final class Garbage {
    private static final int OF_EACH = 100;
    private static final int MAX_LENGTH = 60;
    /** What bodies and headers are made of, put together without sense. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\"type\"",
            "\"id\"",
            "\"data\"",
            "\"object\"",
            "null",
            "true",
            "1e999",
            "-0",
            "\"\\ud800\"",
            "\u0000",
            "\n",
            " ",
            "t=",
            "v1=",
            "1789376400",
            "2026-09-14T09:00:00Z",
            "é",
            "=");

    private Garbage() {}

    static Stream<byte[]> all() {
        return Stream.of(
                        Stream.of(new byte[0], "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)),
                        made(Garbage::bytes),
                        made(Garbage::pieces))
                .flatMap(some -> some);
    }

    private static Stream<byte[]> made(Function<Random, byte[]> maker) {
        return IntStream.range(0, OF_EACH).mapToObj(Random::new).map(maker);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(MAX_LENGTH)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] pieces(Random random) {
        return random.ints(1 + random.nextInt(MAX_LENGTH), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
