package io.paythread.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ids that tickets quote: providers' and ours of payments, attempts, refunds, disputes, invoices and checkouts. */
final class Quoted {
    /** A conversation that quotes more ids than this is a list, not a question. */
    private static final int MOST = 50;

    private static final Pattern ID = Pattern.compile(
            "(?<![A-Za-z0-9_])(?:pi|ch|py|pyr|re|dp|du|in|cs|pay|att|rfd|dsp|ivc|chk)_[A-Za-z0-9_]{2,120}");

    private Quoted() {}

    /** As they are spelled. */
    static Set<String> in(List<Passage> passages) {
        Set<String> ids = new LinkedHashSet<>();
        for (Passage passage : passages) {
            Matcher matcher = ID.matcher(passage.text());
            while (matcher.find()) {
                ids.add(matcher.group());
            }
        }
        return ids.stream().sorted().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
