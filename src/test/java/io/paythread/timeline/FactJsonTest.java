package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import org.junit.jupiter.api.Test;

/** What one version writes, the version before has to read while an upgrade goes on. */
class FactJsonTest {

    @Test
    void leavesOutAttributesThatOnlyANewerVersionKnows() throws Exception {
        // Given
        String written =
                """
                {"occurred_at": "2026-09-13T09:00:00Z", "rank": 1, "step": 0, "about": ["subscription:sub_1"],
                 "related": [], "attributes": {"status": "active", "of_the_year_after": {"any": ["shape"]}}}""";

        // When
        Fact fact = FactJson.read(new ObjectMapper().readTree(written));

        // Then
        assertThat(((Fact.Described) fact).attributes().values()).containsOnlyKeys(Attribute.STATUS);
    }
}
