package io.paythread.advice;

import java.time.LocalDate;

/** How many items of a kind a day has, and their amount in one currency. */
record DayCount(ItemKind kind, LocalDate day, String currency, long items, long amount) {}
