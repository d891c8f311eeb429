package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import java.util.UUID;

/**
 * One way through all objects of a type.
 *
 * @param name unique
 * @param rules what is made of the objects by; where it is another than last time, all of them are gone through again
 * @param rows at a time
 */
public record Walk(String name, ObjectType type, UUID rules, int rows) {}
