package io.paythread.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Settings of programmes as JSON: those that come with the service, and those that are kept. */
@Singleton
class ProgramJson {
    private static final String FILE = "/advice/network-programs.json";
    private static final TypeReference<Map<String, ProgramSettings>> BY_ID = new TypeReference<>() {};

    private final ObjectMapper mapper;
    private final Map<String, ProgramSettings> defaults;

    ProgramJson(ObjectMapper mapper) {
        this.mapper = mapper;
        this.defaults = defaults(mapper);
    }

    /** What holds where nobody changed anything. */
    ProgramSettings byDefault(Program program) {
        return Optional.ofNullable(defaults.get(program.id()))
                .orElseThrow(() -> new IllegalStateException(FILE + " has no " + program.id()));
    }

    ProgramSettings read(String text) {
        try {
            return mapper.readValue(text, ProgramSettings.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what we wrote can be read", e);
        }
    }

    String write(ProgramSettings settings) {
        try {
            return mapper.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("numbers, dates and words can be written", e);
        }
    }

    private static Map<String, ProgramSettings> defaults(ObjectMapper mapper) {
        try (InputStream in = Objects.requireNonNull(ProgramJson.class.getResourceAsStream(FILE), FILE)) {
            return mapper.readValue(in, BY_ID);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
