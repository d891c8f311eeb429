package io.paythread.insight;

import io.paythread.insight.FigureStore.SumKey;
import io.paythread.insight.FigureStore.TimeKey;
import io.paythread.insight.FigureStore.Times;
import io.paythread.insight.Slices.Sums;
import java.util.Map;

/**
 * The sums that the figures of one range are made of.
 *
 * @param byDimension by the dimension asked for
 * @param byNetwork by network, for metrics of one network
 * @param monthBefore by network, each interval a month earlier
 * @param times of each interval and of the range as one
 */
record Sheet(
        int intervals,
        Map<SumKey, Sums> byDimension,
        Map<SumKey, Sums> byNetwork,
        Map<SumKey, Sums> monthBefore,
        Map<Series, Map<TimeKey, Times>> times) {}
