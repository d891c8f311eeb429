package io.paythread.platform.problem;

/** What is said, and what helps, where nothing more is known than the code. */
final class StatusDetail {
    private StatusDetail() {}

    static String of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> "The request cannot be parsed. Check its path, its headers and its body.";
            case UNKNOWN_PARAMETER ->
                "Leave out the parameter, or correct its spelling: the problem names the known ones.";
            case INVALID_CURSOR -> "Use next_cursor or prev_cursor exactly as given, or leave the cursor out.";
            case CURSOR_MISMATCH -> "Send a cursor with the path, filters and order that it was given for.";
            case INVALID_SIGNATURE ->
                "Check the signing secret at the source, the clock, and that no proxy changes the body.";
            case UNAUTHENTICATED -> "Send the header Authorization: Bearer followed by an API key.";
            case TLS_REQUIRED -> "Use https.";
            case FORBIDDEN -> "Use a key with the scope that the problem names.";
            case RECENT_LOGIN_REQUIRED -> "Sign in again and repeat the request within five minutes.";
            case NOT_FOUND -> "Check the path and the id. What a key may not see looks the same as what is not there.";
            case METHOD_NOT_ALLOWED -> "Use one of the methods in the header Allow.";
            case NOT_ACCEPTABLE -> "Accept application/json, or leave the header Accept out.";
            case REQUEST_TIMEOUT -> "Send the whole body within the time that the problem names.";
            case CURSOR_EXPIRED ->
                "Read the resources anew, then go on from the earliest_cursor that the problem names.";
            case GONE -> "Forget the address: nothing comes back to it.";
            case CONFLICT -> "Read the object again and decide anew.";
            case IDEMPOTENCY_KEY_IN_USE ->
                "Send the same request again after the seconds in the header Retry-After: it reads the answer.";
            case PRECONDITION_FAILED ->
                "Read the object again, take its new ETag, and repeat the change if it still holds.";
            case PAYLOAD_TOO_LARGE -> "Send less in one request.";
            case URI_TOO_LONG -> "Use fewer or shorter parameters.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "Send the body as application/json, uncompressed, and say so in Content-Type.";
            case RANGE_NOT_SATISFIABLE -> "Ask for a part that begins before the end that the problem names.";
            case INVALID_VALUE -> "Correct the values that the problem lists under errors, each with its place.";
            case IDEMPOTENCY_KEY_REUSED ->
                "Use a new key for a new request, or send exactly what was sent with this key.";
            case PRECONDITION_REQUIRED -> "Send If-Match with the ETag of the object as you read it.";
            case TOO_MANY_REQUESTS -> "Wait for the seconds in the header Retry-After.";
            case HEADERS_TOO_LARGE -> "Send fewer or shorter headers.";
            case INTERNAL_ERROR ->
                "Nothing that you sent is wrong. Repeat later; if it stays, give the request id to the operator.";
            case UNAVAILABLE -> "Repeat after the seconds in the header Retry-After.";
        };
    }
}
