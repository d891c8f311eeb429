package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.decline.Ceiling;
import io.paythread.decline.RetryRules;
import io.paythread.decline.Tries;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.Ids;
import io.paythread.platform.page.Page;
import io.paythread.timeline.Objects.Found;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
    private static final Instant AT = Instant.parse("2026-09-14T09:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-09-17T09:00:00Z");
    private static final UUID MATTER = Ids.derived("retry plan", "matter", "1");

    private static RetryPlan plan(boolean seesReasons) {
        return new RetryPlan(
                RetryRules.with(Ceiling.parse("visa:20/P30D@2025-05-19")), seesReasons, AT.plusSeconds(60));
    }

    private static ObjectRow row(ObjectType type, String reference, String status, JsonObject attributes) {
        return new ObjectRow(
                Ids.derived("retry plan", "object", reference),
                type,
                MATTER,
                reference,
                MATTER,
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.empty(),
                AT,
                AT,
                false,
                new JsonObject()
                        .put("about", new JsonArray().add("payment:pi_1").add("attempt:ch_1"))
                        .put("attributes", attributes));
    }

    private static Found declined(String code, String networkCode) {
        ObjectRow payment = row(ObjectType.PAYMENT, "pi_1", "failed", new JsonObject());
        ObjectRow attempt = row(
                ObjectType.ATTEMPT,
                "ch_1",
                "failed",
                new JsonObject()
                        .put("decline_code", code)
                        .put("card_brand", "visa")
                        .put("network_decline_code", networkCode));
        return new Found(Page.whole(List.of(payment)), List.of(attempt));
    }

    private static Optional<ObjectRow> invoice(String status) {
        return Optional.of(
                row(ObjectType.INVOICE, "in_1", status, new JsonObject().put("next_attempt_at", NEXT.toString())));
    }

    private static RetriesView of(RetryPlan plan, Found found, Optional<ObjectRow> invoice) {
        return plan.of(found, found, invoice, new Tries(List.of(AT), List.of(AT)));
    }

    @Test
    void claimsNoTryThatNobodyHasAnnounced() {
        // Given
        Found found = declined("do_not_honor", "05");
        RetryPlan later = new RetryPlan(RetryRules.with(), true, NEXT);

        // Then
        assertThat(of(plan(true), found, Optional.empty()).scheduled()).isFalse();
        assertThat(of(plan(true), found, invoice("open")).nextAttemptAt()).isEqualTo(NEXT);
        assertThat(of(plan(true), found, invoice("void")).scheduled()).isFalse();
        assertThat(of(later, found, invoice("open")).scheduled()).isFalse();
    }

    @Test
    void saysWhenAnAnnouncedTryWillChargeNothing() {
        // Then
        assertThat(of(plan(true), declined("authentication_required", "1A"), invoice("open"))
                        .willCharge())
                .isFalse();
        assertThat(of(plan(true), declined("insufficient_funds", "51"), invoice("open"))
                        .willCharge())
                .isTrue();
        assertThat(of(plan(false), declined("generic_decline", "05"), invoice("open"))
                        .willCharge())
                .isNull();
    }

    @Test
    void aNetworkCodeThatIsKeptBackChangesNothingForWhoMayNotSeeIt() {
        // Given
        Found ordinary = declined("do_not_honor", "05");
        Found stolen = declined("do_not_honor", "43");
        Found seen = declined("do_not_honor", "");

        // When
        RetriesView agent = plan(false).of(stolen, seen, Optional.empty(), new Tries(List.of(AT), List.of(AT)));
        RetriesView analyst = of(plan(true), stolen, Optional.empty());

        // Then
        assertThat(agent)
                .isEqualTo(plan(false).of(ordinary, seen, Optional.empty(), new Tries(List.of(AT), List.of(AT))));
        assertThat(analyst.sameCard()).extracting("verdict", "code").containsExactly("never", "43");
    }
}
