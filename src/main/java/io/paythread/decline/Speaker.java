package io.paythread.decline;

import io.paythread.decline.Template.Filled;
import io.paythread.decline.Texts.Said;
import io.paythread.decline.Texts.Words;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in one language what codes mean and how payments stand. Pure. */
public final class Speaker {
    private final Language language;
    private final Texts texts;
    private final Wording wording;
    private final Optional<String> merchant;

    Speaker(Language language, ZoneId zone, Optional<String> merchant) {
        this.language = language;
        this.texts = Texts.in(language);
        this.wording = new Wording(language, zone);
        this.merchant = merchant;
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** What a code means, and what to do and to say. A code that no table has is treated as a generic decline. */
    public Explanation explain(Vocabulary vocabulary, String code, Particulars particulars) {
        return DeclineCodes.find(vocabulary, code)
                .map(found -> explain(found, true, particulars))
                .orElseGet(() -> explain(DeclineCodes.unknown(vocabulary, code), false, particulars));
    }

    /** What is said of a code that no table has; of one that is kept back from the reader, too. */
    Explanation explainAsUnknown(Vocabulary vocabulary, String code) {
        return explain(DeclineCodes.unknown(vocabulary, code), false, Particulars.NONE);
    }

    private Explanation explain(DeclineCode known, boolean inTables, Particulars particulars) {
        Words words = texts.words(known.words());
        Filled message = texts.message(known.message()).fill(values(particulars, false));
        return new Explanation(
                known,
                inTables,
                language,
                words.meaning(),
                words.agentNote(),
                words.nextStep(),
                message.text(),
                message.open());
    }

    /** How a payment stands, by the key of its state. */
    public Saying say(String state, Particulars particulars) {
        Said said = texts.state(state);
        Optional<Filled> reply = said.reply().map(text -> text.fill(values(particulars, false)));
        return new Saying(
                said.headline().fill(values(particulars, true)).text(),
                reply.map(Filled::text),
                reply.map(Filled::open).orElse(List.of()));
    }

    /**
     * A state in words.
     *
     * @param headline for people of the merchant
     * @param reply what they can answer the customer
     * @param open names of the places in the reply that are still to fill
     */
    public record Saying(String headline, Optional<String> reply, List<String> open) {}

    private Map<Placeholder, String> values(Particulars known, boolean withTime) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        known.amount().ifPresent(money -> {
            values.put(Placeholder.AMOUNT, wording.money(money));
            values.put(Placeholder.CURRENCY, wording.currency(money.currency()));
        });
        known.at().ifPresent(at -> values.put(Placeholder.DATE, withTime ? wording.moment(at) : wording.day(at)));
        values.put(Placeholder.METHOD, known.method().orElseGet(texts::unknownMethod));
        known.merchant().or(() -> merchant).ifPresent(name -> values.put(Placeholder.MERCHANT, name));
        known.provider().ifPresent(name -> values.put(Placeholder.PROVIDER, name));
        known.reference().ifPresent(reference -> values.put(Placeholder.REFERENCE, reference));
        return values;
    }
}
