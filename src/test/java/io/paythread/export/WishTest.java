package io.paythread.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be asked for, and what is said about the rest. */
class WishTest {
    private static final Lists LISTS = new Lists(List.of(new FakeList()));

    @Test
    void takesWhatTheListTakesAndFillsInTheRest() {
        // When
        Wish wish = wish(request("payments", Map.of("status", "failed", "amount[gte]", 1050), null, null));

        // Then
        assertThat(wish.filter()).containsOnly(Map.entry("status", "failed"), Map.entry("amount[gte]", "1050"));
        assertThat(wish.form()).isEqualTo(new Form(Format.NDJSON, Compression.NONE, List.of(), false));
    }

    @Test
    void namesEveryFaultAtOnceAndItsPlace() {
        // Given
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("status", "two words");
        filter.put("amount[gte]", "much");
        filter.put("sort", "due_at");
        filter.put("method", "");
        filter.put("live", List.of(true));

        // When
        ServiceException refused = refused(request("payments", filter, "xml", List.of("id", "colour", "id")));

        // Then
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refused.errors().stream().map(error -> error.pointer() + " " + error.code()))
                .containsExactlyInAnyOrder(
                        "/format invalid_choice",
                        "/filter/status invalid_word",
                        "/filter/amount[gte] invalid_number",
                        "/filter/sort unknown_field",
                        "/filter/method empty_value",
                        "/filter/method unknown_field",
                        "/filter/live wrong_type",
                        "/fields/1 unknown_field",
                        "/fields/2 repeated_value");
        assertThat(refused.errors())
                .extracting(FieldError::detail)
                .anySatisfy(detail -> assertThat(detail).contains("colour").contains("id, amount"));
    }

    @Test
    void knowsColumnsOfTablesAndFieldsOfObjectsApart() {
        assertThat(wish(request("payments", null, "csv", List.of("currency", "id")))
                        .form()
                        .fields())
                .containsExactly("currency", "id");
        assertThat(wish(request("payments", null, "ndjson", List.of("amount")))
                        .form()
                        .fields())
                .containsExactly("amount");
        assertThat(refused(request("payments", null, "csv", List.of("amount"))).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/fields/0");
    }

    @Test
    void refusesAListThatIsNoneAndAMarkWhereItDoesNotBelong() {
        assertThat(refused(request("invoices", Map.of("status", "paid"), null, null))
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/resource");
        assertThat(refused(new ExportRequest("payments", null, "ndjson", null, null, true))
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/byte_order_mark");
    }

    @Test
    void refusesWhoeverMayNotReadTheList() {
        // When
        ServiceException refused = catchThrowableOfType(
                ServiceException.class,
                () -> Wish.of(LISTS, request("payments", null, null, null), caller(Scope.TICKETS_READ)));

        // Then
        assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refused.detail()).contains("payments:read");
    }

    @Test
    void filesAreForWhoeverMayReadNoLessThanWhoAskedForThem() {
        // Given
        Caller asker = caller(Scope.PAYMENTS_READ, Scope.RISK_READ, Scope.EXPORTS_WRITE, Scope.ALERTS_WRITE);

        // Then
        assertThat(ReaderRule.mayRead(asker, asker)).isTrue();
        assertThat(ReaderRule.mayRead(caller(Scope.PAYMENTS_READ, Scope.RISK_READ, Scope.PII_READ), asker))
                .isTrue();
        assertThat(ReaderRule.mayRead(caller(Scope.PAYMENTS_READ, Scope.PII_READ), asker))
                .isFalse();
    }

    private static ExportRequest request(
            String resource,
            @Nullable Map<String, Object> filter,
            @Nullable String format,
            @Nullable List<String> fields) {
        return new ExportRequest(resource, filter, format, null, fields, null);
    }

    private static Wish wish(ExportRequest request) {
        return Wish.of(LISTS, request, caller(Scope.PAYMENTS_READ));
    }

    private static ServiceException refused(ExportRequest request) {
        return catchThrowableOfType(ServiceException.class, () -> wish(request));
    }

    private static Caller caller(Scope... scopes) {
        return Caller.machine(
                "key:test",
                "test",
                Optional.empty(),
                Credential.API_KEY,
                Set.of(),
                Set.of(scopes),
                Optional.empty(),
                "rqs_test");
    }
}
