package io.paythread.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a JSON body: where, what was expected, and never what it held. Values may be secrets or card
 * numbers, and even Jackson's own messages quote them.
 */
final class JsonFaults {
    private static final int MAX_POINTER = 200;

    private JsonFaults() {}

    static ServiceException of(JsonProcessingException fault) {
        if (fault.getCause() instanceof ServiceException ours) {
            return ours;
        }
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        if (fault instanceof MismatchedInputException mismatch) {
            boolean badValue = fault instanceof InvalidFormatException;
            return wrongType(
                    mismatch, pointer(mismatch), mismatch.getTargetType(), badValue ? "invalid_value" : "wrong_type");
        }
        if (fault instanceof InputCoercionException number) {
            return wrongType(number, place(number), number.getTargetType(), "wrong_type");
        }
        if (fault instanceof JsonMappingException mapping
                && mapping.getCause() instanceof JsonProcessingException cause) {
            return of(cause);
        }
        if (fault instanceof JsonMappingException mapping) {
            return invalid(mapping);
        }
        return malformed(fault);
    }

    private static ServiceException unknownField(UnrecognizedPropertyException fault) {
        Collection<Object> known = Objects.requireNonNullElse(fault.getKnownPropertyIds(), List.of());
        String names = known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        String remedy = names.isEmpty() ? "No fields are known here." : "Known fields: " + names + ".";
        return ServiceException.invalid(pointer(fault), "unknown_field", "There is no such field. " + remedy);
    }

    private static ServiceException wrongType(
            JsonProcessingException fault, String pointer, @Nullable Class<?> target, String code) {
        return ServiceException.invalid(pointer, code, "Expected " + ExpectedType.describe(target) + at(fault) + ".");
    }

    private static ServiceException invalid(JsonMappingException fault) {
        return ServiceException.invalid(
                pointer(fault), "invalid_value", "The value is not valid here" + at(fault) + ".");
    }

    private static ServiceException malformed(JsonProcessingException fault) {
        String text = String.valueOf(fault.getOriginalMessage());
        if (text.startsWith("Duplicate field")) {
            return unreadable("A field occurs twice in one object" + at(fault) + ". Send each field once.");
        }
        if (fault instanceof StreamConstraintsException) {
            return unreadable("The JSON is nested too deeply, or a name, number or text in it is too long" + at(fault)
                    + ". At most 64 levels are read.");
        }
        return unreadable("The body is not valid JSON" + at(fault) + ".");
    }

    private static ServiceException unreadable(String detail) {
        return new ServiceException(ErrorCode.INVALID_REQUEST, detail);
    }

    private static String at(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        if (place == null || place.getLineNr() < 1) {
            return "";
        }
        return " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static String pointer(JsonMappingException fault) {
        String pointer = fault.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? String.valueOf(step.getIndex()) : escaped(step.getFieldName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
        return pointer.length() > MAX_POINTER ? pointer.substring(0, MAX_POINTER) : pointer;
    }

    /** A number out of range stops the parser before Jackson has noted the path. */
    private static String place(InputCoercionException fault) {
        JsonParser parser = fault.getProcessor();
        return parser == null ? "" : parser.getParsingContext().pathAsPointer().toString();
    }

    /** As RFC 6901 has it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
