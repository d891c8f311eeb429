package io.paythread.advice;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** May I refund? */
@Path("/v1/payments/{id}/refund-advice")
class RefundAdviceResource {
    private final RefundAdvice advice;
    private final Callers callers;

    RefundAdviceResource(RefundAdvice advice, Callers callers) {
        this.advice = advice;
        this.callers = callers;
    }

    @GET
    public Uni<RefundAdviceView> get(
            @PathParam("id") String id,
            @QueryParam("amount") @Nullable String amount,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("as_of") @Nullable String asOf) {
        UUID payment = PublicId.parse(IdPrefix.PAYMENT, id).orElseThrow(ServiceException::notFound);
        Parameters parameters = new Parameters();
        Optional<Money> asked = money(parameters, amount, currency);
        Optional<Instant> moment = parameters.instant("as_of", asOf);
        parameters.check();
        return advice.of(callers.current(), payment, asked, moment).map(RefundAdviceView::of);
    }

    /** An amount and its currency, both or neither. */
    private static Optional<Money> money(Parameters parameters, @Nullable String amount, @Nullable String currency) {
        Optional<Long> minorUnits = parameters.number("amount", amount);
        Optional<String> code = parameters.currency("currency", currency);
        if (amount != null && currency == null) {
            parameters.refuse("currency", "missing", "is needed with amount.");
        } else if (amount == null && currency != null) {
            parameters.refuse("amount", "missing", "is needed with currency.");
        }
        if (minorUnits.filter(units -> units <= 0).isPresent()) {
            parameters.refuse("amount", "invalid_number", "is more than zero.");
        }
        return minorUnits.filter(units -> units > 0).flatMap(units -> code.filter(text -> text.matches("[A-Z]{3}"))
                .map(text -> Money.of(units, text)));
    }
}
