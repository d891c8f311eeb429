package io.paythread.platform.feed;

/**
 * What a row is about, as its readers see it.
 *
 * @param view in the API's own shape, for the JSON of the API
 * @param reserved whether it holds a reason that other readers are not shown, so that the look is to be written down
 */
public record Rendered(Object view, boolean reserved) {}
