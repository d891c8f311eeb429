package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "visa, 10.4, fraudulent, fraudulent",
        "mastercard, 4834, duplicate, duplicate",
        "american_express, C08, product_not_received, product_not_received",
        "discover, RM, general, product_unacceptable",
        "discover, 4752, general, unrecognized",
        "visa, 13.2, subscription_canceled, subscription_canceled",
    })
    void filesTheCodesOfAllNetworks(String network, String code, String category, String pack) {
        // When
        Reason reason = Reasons.KNOWN.of(network, code, category);

        // Then
        assertThat(reason.category()).isEqualTo(category);
        assertThat(reason.packCategory()).isEqualTo(pack);
        assertThat(reason.claim()).isNotBlank();
    }

    @Test
    void letsTheProvidersReasonSayWhatAnUmbrellaCodeStandsFor() {
        // When
        Reason reason = Reasons.KNOWN.of("mastercard", "4853", "product_not_received");

        // Then
        assertThat(reason.packCategory()).isEqualTo("product_not_received");
    }

    @Test
    void knowsCodesThatTakeNoEvidence() {
        assertThat(Reasons.KNOWN.of("visa", "10.5", "fraudulent").challengeable())
                .isFalse();
    }

    @Test
    void keepsToTheProvidersReasonWhereTheCodeIsNotListed() {
        assertThat(Reasons.KNOWN.of("visa", "99.9", "duplicate").packCategory()).isEqualTo("duplicate");
        assertThat(Reasons.KNOWN.of(null, null, "debit_not_authorized").packCategory())
                .isEqualTo("fraudulent");
        assertThat(Reasons.KNOWN.of(null, null, "bank_cannot_process").packCategory())
                .isEqualTo("general");
        assertThat(Reasons.KNOWN.of(null, null, null).packCategory()).isEqualTo("general");
    }

    @ParameterizedTest
    @EnumSource
    void asksForFieldsThatTheProviderHas(ProductType type) {
        for (String category : Reasons.KNOWN.categories()) {
            assertThat(Reasons.KNOWN.evidence(category, type))
                    .as(category)
                    .isNotEmpty()
                    .allMatch(field -> field.startsWith("enhanced_evidence.")
                            || Reasons.KNOWN.fields().containsKey(field));
        }
    }

    @Test
    void answersEveryListedCodeWithACategoryThatHasEvidence() {
        assertThat(Reasons.KNOWN.codes()).hasSize(169).allSatisfy(reason -> assertThat(Reasons.KNOWN.categories())
                .contains(reason.packCategory()));
    }
}
