package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the public test numbers of the card brands. */
class RedactorTest {
    private static final Set<String> ID_FIELDS = Set.of("id", "ticket_id");

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4242424242424242 | [Visa ....4242]",
                "4242 4242 4242 4242 | [Visa ....4242]",
                "4000-0566-5566-5556 | [Visa ....5556]",
                "4242.4242.4242.4242 | [Visa ....4242]",
                "4242_4242_4242_4242 | [Visa ....4242]",
                "4242/4242/4242/4242 | [Visa ....4242]",
                "4242 - 4242 - 4242 - 4242 | [Visa ....4242]",
                "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2 | [Visa ....4242]",
                "4222222222222 | [Visa ....2222]",
                "5555555555554444 | [Mastercard ....4444]",
                "2223003122003222 | [Mastercard ....3222]",
                "3782 822463 10005 | [Amex ....0005]",
                "3782-822463-10005 | [Amex ....0005]",
                "6011111111111117 | [Discover ....1117]",
                "30569309025904 | [Diners ....5904]",
                "3566002020360505 | [JCB ....0505]",
                "6200000000000005 | [UnionPay ....0005]",
                "４２４２４２４２４２４２４２４２ | [Visa ....4242]",
                "٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢ | [Visa ....4242]",
                "۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲ | [Visa ....4242]",
                "४२४२४२४२४२४२४२४२ | [Visa ....4242]",
                "4242\u00a04242\u00a04242\u00a04242 | [Visa ....4242]",
                "4242\u20094242\u202f4242\u20074242 | [Visa ....4242]",
                "4242\u20134242\u20114242\u20104242 | [Visa ....4242]",
                "4242\u200b4242\u200b4242\u200b4242 | [Visa ....4242]",
                "4\ufe0f\u20e32\ufe0f\u20e34\ufe0f\u20e32\ufe0f\u20e34242 4242 4242 | [Visa ....4242]",
                "4242&nbsp;4242&#160;4242&#xA0;4242 | [Visa ....4242]",
                "卡号4242424242424242。 | 卡号[Visa ....4242]。",
                "card=4242424242424242&x=1 | card=[Visa ....4242]&x=1",
                "Visa4242424242424242 | Visa[Visa ....4242]",
                "order 8800123, 4242 4242 4242 4242! | order 8800123, [Visa ....4242]!",
            })
    void takesOutANumberHoweverItIsWritten(String text, String expected) {
        assertThat(redactor.redactText(text)).isEqualTo(expected);
        assertThat(inField(text)).isEqualTo("{\"body\":\"" + expected + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5555 5555\\n5555 4444",
                "5555 5555\\r\\n5555 4444",
                "5555\\u00a05555\\u00A05555\\u00a04444",
                "\\uff15\\uff15\\uff15\\uff15555555554444",
                "5555\\/5555\\/5555\\/4444",
                "5555\\t5555\\t5555\\t4444",
                "\\u0035555555555554444",
                "\\ud835\\udfd3555555555554444",
                "5555 5555<br>5555 4444",
                "5555 5555<br />5555 4444",
            })
    void readsTheEscapesOfJson(String escaped) {
        assertThat(inField("my mastercard: " + escaped))
                .isEqualTo("{\"body\":\"my mastercard: [Mastercard ....4444]\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 20 7946 0958 1234",
                "+4242424242424242",
                "pi_3NnrwHBw2dPENLoi9lnhV3RQ",
                "ch_1PgafuB7WZ01zgkWXYmPNZs8",
                "ord_4242424242424242",
                "4242424242424242ab",
                "1726305600000",
                "1726305600",
                "DE89370400440532013000",
                "1Z999AA10123456784",
                "9400111899223197428490",
                "978-3-16-148410-0",
                "490154203237518",
                "8914800000000000000",
                "30064054559517",
                "4242424242424241",
                "42424242424242424242",
                "2026-09-14 10:00:05",
                "https://shop.zendesk.com/agent/tickets/30064054559521",
                "https://shop.example/?order=30064054559521",
            })
    void keepsWhatOnlyLooksLikeANumber(String text) {
        assertThat(redactor.redactText(text)).isEqualTo(text);
        assertThat(inField(text)).isEqualTo("{\"body\":\"" + text + "\"}");
    }

    @Test
    void removesCodesAndDatesBesideANumber() {
        String text = "My card is 4242 4242 4242 4242 exp 12/28 cvv 123. Order 8800123. IMEI 490154203237518. "
                + "Tel +44 20 7946 0958 1234. See ticket 30064054559517.";

        assertThat(redactor.redactText(text))
                .isEqualTo("My card is [Visa ....4242] exp [removed] cvv [removed]. Order 8800123. "
                        + "IMEI 490154203237518. Tel +44 20 7946 0958 1234. See ticket 30064054559517.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "or amex 3782-822463-10005\\ncode: 1234 | or amex [Amex ....0005]\\ncode: [removed]",
                "4242 4242 4242 4242 12/28 123 | [Visa ....4242] [removed] [removed]",
                "4242424242424242 1228 123 | [Visa ....4242] [removed] [removed]",
                "12/2028 4242424242424242 | [removed] [Visa ....4242]",
                "my cvv is 123 | my cvv is [removed]",
                "CVC2: 4567 | CVC2: [removed]",
                "123 is the security code | [removed] is the security code",
                "Pr\\u00fcfziffer 987 | Pr\\u00fcfziffer [removed]",
                "code de sécurité : 321 | code de sécurité : [removed]",
                "安全码 123 | 安全码 [removed]",
                "cvv １２３ | cvv [removed]",
                "cvv123 | cvv[removed]",
                "123cvv | [removed]cvv",
                "4242424242424242cvv123 | [Visa ....4242]cvv[removed]",
                "4242424242424242 was charged 49.90 twice | [Visa ....4242] was charged 49.90 twice",
            })
    void removesVerificationCodes(String text, String expected) {
        assertThat(inField(text)).isEqualTo("{\"body\":\"" + expected + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sou_01m80e37tqe3marcvvb589m2q6",
                "sou_01m80e37v9fwtrfacvczw3c652",
                "ent_651yv522xggcvvhb0dfew2hncp",
                "https://pay.example.com/receipts/CAcaFwoVYWNjdF8xcvc7S2VvQ9X123zz",
                "ch_3PcvcX2eZvKYlo2C1a2b345c",
            })
    void keepsIdsThatHappenToHoldAWordForACode(String id) {
        assertThat(redactor.redactText(id)).isEqualTo(id);
        assertThat(redactor.redactText("source=" + id)).isEqualTo("source=" + id);
        assertThat(inField(id)).isEqualTo("{\"body\":\"" + id + "\"}");
    }

    @Test
    void sparesTheProvidersIdsByTheNameOfTheirField() {
        // Both numbers have the prefix, the length and the check digit of a Diners card.
        String body = "{\"id\":\"30064054559513\",\"ticket_id\":30064054559513,\"id_list\":[30064054559521]}";

        assertThat(redact(body))
                .isEqualTo(
                        "{\"id\":\"30064054559513\",\"ticket_id\":30064054559513,\"id_list\":[\"[Diners ....9521]\"]}");
    }

    @Test
    void sparesIdsBeforeTheBreakOfADocumentAndNoneBehindIt() {
        // Given
        byte[] body = ("{\"ticket_id\": \"30064054559513\", \"comment\": \"He said \"no\": 4242424242424242\","
                        + " \"ticket_id\": \"30064054559521\"}")
                .getBytes(StandardCharsets.UTF_8);

        // When
        Redacted redacted = redactor.redact(body, Set.of("ticket_id"));

        // Then
        assertThat(new String(redacted.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"ticket_id\": \"30064054559513\", \"comment\": \"He said \"no\": [Visa ....4242]\","
                        + " \"ticket_id\": \"[Diners ....9521]\"}");
    }

    @Test
    void searchesASentenceInAnIdField() {
        assertThat(redact("{\"id\":\"my card 4242424242424242\"}")).isEqualTo("{\"id\":\"my card [Visa ....4242]\"}");
    }

    @Test
    void replacesBareNumbersKeysAndNestedValuesAndStaysJson() {
        String body =
                "{\"a\":[4242424242424242,{\"4242424242424242\":\"x\"}],\"n\": 5.555555555554444E15 ,\"cvc\":123}";

        assertThat(redact(body))
                .isEqualTo("{\"a\":[\"[Visa ....4242]\",{\"[Visa ....4242]\":\"x\"}],\"n\": \"[Mastercard ....4444]\" ,"
                        + "\"cvc\":\"[removed]\"}");
    }

    @Test
    void searchesTheWholeTextOfABodyThatIsNoJson() {
        assertThat(redact("{\"card\": \"4000056655665556\", \"id\": 1"))
                .isEqualTo("{\"card\": \"[Visa ....5556]\", \"id\": 1");
        assertThat(redact("card=4000 0566\n5566 5556&cvc=123")).isEqualTo("card=[Visa ....5556]&cvc=[removed]");
        assertThat(redact("[".repeat(300) + "4000056655665556")).doesNotContain("4000056655665556");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4 2 ", "4242 4242 ", "cvv ", "4242424242424242, ", "/4242424242424242=", "+42 ", "<br", "&#"})
    void takesNoLongerForMaliciousTexts(String piece) {
        byte[] body = bytes("{\"body\":\"" + piece.repeat(250_000 / piece.length()) + "\"}");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        assertThat(redactor.redact(body, ID_FIELDS).body()).isNotEmpty();

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void keepsEveryOtherByte() {
        byte[] body =
                "{\"b\" : \"\u00ff 4242424242424242\\u00e9\", \"n\":1.50e3 }\n".getBytes(StandardCharsets.ISO_8859_1);

        byte[] redacted = redactor.redact(body, ID_FIELDS).body();

        assertThat(redacted)
                .isEqualTo("{\"b\" : \"\u00ff [Visa ....4242]\\u00e9\", \"n\":1.50e3 }\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void givesTheSameArrayWhereNothingIsFound() {
        byte[] clean = "{\"id\":\"evt_1\",\"created\":1726305600}".getBytes(StandardCharsets.UTF_8);
        byte[] suspect = "{\"id\":\"30064054559513\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(redactor.redact(clean, ID_FIELDS).body()).isSameAs(clean);
        assertThat(redactor.redact(suspect, ID_FIELDS).body()).isSameAs(suspect);
    }

    @Test
    void tellsWhatWasFoundAndNeverTheNumber() {
        Redacted redacted = redactor.redact(
                bytes("{\"detail\":{\"subject\":\"4242424242424242\"},\"x\":\"5555 5555 5555 4444 cvv 123\"}"),
                Set.of());

        assertThat(redacted.hits())
                .isEqualTo(List.of(
                        new Redacted.Hit("Visa", "4242", "detail.subject", RedactionRule.CARD_NUMBER),
                        new Redacted.Hit("Mastercard", "4444", "x", RedactionRule.CARD_NUMBER)));
        assertThat(redacted.removals()).containsExactly(new Redacted.Removal("x", RedactionRule.CODE_BY_CARD));
        assertThat(redacted.toString()).doesNotContain("42424242", "55555555");
    }

    @Test
    void keepsIdsInTextThatAreKnown() {
        // Given
        Search search = redactor.search(
                bytes("{\"comment\":\"references 30064054559513 and 30064054559521, card 4242 4242 4242 4242\"}"),
                ID_FIELDS);

        // When
        Redacted redacted = search.redactedBut(Set.of("30064054559513", "4242424242424242"));

        // Then
        assertThat(search.candidates()).containsExactlyInAnyOrder("30064054559513", "30064054559521");
        assertThat(search.toString()).doesNotContain("3006405455");
        assertThat(text(redacted))
                .isEqualTo("{\"comment\":\"references 30064054559513 and [Diners ....9521], card [Visa ....4242]\"}");
        assertThat(text(search.redacted())).contains("[Diners ....9513] and [Diners ....9521]");
    }

    @Test
    void keepsTheBodysOwnIdsInItsText() {
        assertThat(redact("{\"ticket_id\":30064054559513,\"body\":\"See ticket 30064054559513.\"}"))
                .isEqualTo("{\"ticket_id\":30064054559513,\"body\":\"See ticket 30064054559513.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cvc",
                "CVV2",
                "card_cvc",
                "cardCvv",
                "cvc_number",
                "securityCode",
                "card-verification-value",
                "verification_code",
                "verificationValue",
                "card_verification",
                "card_pin"
            })
    void removesTheValuesOfFieldsNamedLikeACode(String field) {
        assertThat(redact("{\"%s\":\"123\",\"x\":{\"%s\": 1234}}".formatted(field, field)))
                .isEqualTo("{\"%s\":\"[removed]\",\"x\":{\"%s\": \"[removed]\"}}".formatted(field, field));
        assertThat(redact("{\"%s\":\" \\uff11\\uff12\\uff13\"}".formatted(field)))
                .isEqualTo("{\"%s\":\"[removed]\"}".formatted(field));
    }

    @ParameterizedTest
    @CsvSource({"cvc_check,pass", "cvc_check,unavailable", "verification_method,1234", "incident,1234"})
    void keepsTheValuesOfFieldsThatHoldNoCode(String field, String value) {
        String json = "{\"%s\":\"%s\"}".formatted(field, value);

        assertThat(redact(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ";4242424242424242=28121011000012300000? | ;[Visa ....4242][removed]",
                "%B4242424242424242^RUIZ/ANA^28121011000000123000000? | %B[Visa ....4242][removed]",
            })
    void removesWhatStandsBehindTheNumberOnAMagneticStrip(String text, String expected) {
        assertThat(redactor.redactText(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example/pay?number=4242424242424242&x=1 | https://shop.example/pay?number=[Visa ....4242]&x=1",
                "https://shop.example/pay/378282246310005 | https://shop.example/pay/[Amex ....0005]",
                "https://shop.example/?card=30569309025904 | https://shop.example/?card=[Diners ....5904]",
            })
    void takesNumbersOutOfAddresses(String text, String expected) {
        assertThat(redactor.redactText(text)).isEqualTo(expected);
    }

    private static String text(Redacted redacted) {
        return new String(redacted.body(), StandardCharsets.UTF_8);
    }

    private String inField(String text) {
        return redact("{\"body\":\"" + text + "\"}");
    }

    private String redact(String body) {
        return new String(redactor.redact(bytes(body), ID_FIELDS).body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
