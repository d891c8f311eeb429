package io.paythread.platform.problem;

/** Looks at each text that goes into a problem document; for what must never be repeated to anybody. */
public interface TextFilter {
    /** The text as it may be shown. */
    String clean(String text);
}
