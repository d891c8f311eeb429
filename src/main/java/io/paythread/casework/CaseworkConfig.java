package io.paythread.casework;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Case threads, the risk of tickets, and when the team works. */
@ConfigMapping(prefix = "paythread.casework")
interface CaseworkConfig {

    /**
     * From how many points on a ticket is linked to a payment without asking anybody. The figures of the labelled set hold
     * for the default; lower links more, and more wrongly.
     */
    @WithDefault("60")
    @Min(1)
    @Max(100)
    int automaticScore();

    /** From how many points on a link is offered to people. Lower shows them more that is nothing. */
    @WithDefault("30")
    @Min(1)
    @Max(100)
    int candidateScore();

    /** How long before a message a payment may lie that is recognised by its amount, day or card alone: 90 days. */
    @WithDefault("2160h")
    Duration reach();

    /** How close two equal charges are that count as one charged twice. */
    @WithDefault("10m")
    Duration together();

    /** The zone of the team's working hours. */
    @WithDefault("Europe/Berlin")
    ZoneId zone();

    /** When the team begins, Monday to Friday. */
    @WithDefault("09:00")
    LocalTime opens();

    /** When the team ends; later than it begins. */
    @WithDefault("18:00")
    LocalTime closes();

    /** A first human reply within so many working hours lowers the risk, and counts as in time before a dispute. */
    @WithDefault("4h")
    Duration replyWithin();

    /** A yearly renewal of more than this, in units of its currency, raises the risk where no reminder went before it. */
    @WithDefault("100")
    BigDecimal remindAbove();

    /** Tags by which agents or macros say that they promised a refund. */
    @WithDefault("refund_promised,refund-promised")
    List<String> refundPromisedTags();

    /**
     * The names under which customers know the shop. Given, a payment whose statement shows none of their words raises the
     * risk of its tickets; left out, nothing is said of it.
     */
    Optional<List<String>> brandNames();
}
