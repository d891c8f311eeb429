package io.paythread.identity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Accounts that nobody else has: a shop and a helpdesk of their own, and a domain for their addresses. Told as the
 * projection tells them.
 */
@Dependent
class People {
    private static final Instant MORNING = Instant.parse("2026-09-14T08:00:00Z");

    private final Database database;
    private final Identities identities;
    private final UUID shop;
    private final UUID desk;
    private final List<IdentityTelling> told = new ArrayList<>();

    People(Database database, Identities identities, Ids ids) {
        UUID world = ids.next();
        this.database = database;
        this.identities = identities;
        this.shop = new UUID(world.getLeastSignificantBits(), 1);
        this.desk = new UUID(world.getLeastSignificantBits(), 2);
    }

    /** An address in a domain of this world: {@code eva@work}. */
    String address(String start) {
        return start + "." + shop.toString().substring(0, 18) + ".example";
    }

    /** A word of this world. */
    String word(String start) {
        return start + shop.toString().substring(0, 18).replace("-", "");
    }

    UUID shop() {
        return shop;
    }

    /** A customer of the shop; its identifiers are stated, not checked. Gives the id in the API. */
    @CanIgnoreReturnValue
    String customer(String reference, int minute, Identifier... identifiers) {
        return tell(shop, reference, minute, identifiers);
    }

    /** A user of the helpdesk. Gives the id in the API. */
    @CanIgnoreReturnValue
    String user(String reference, int minute, Identifier... identifiers) {
        return tell(desk, reference, minute, identifiers);
    }

    /** Tells everything again. */
    void repeat() {
        apply(told);
    }

    static Identifier stated(String email) {
        return Identifier.stated("email", Identifier.Type.EMAIL, email);
    }

    static Identifier checked(String slot, String email) {
        return Identifier.verified(slot, Identifier.Type.EMAIL, email);
    }

    static Identifier card(String token) {
        return Identifier.stated("card:" + token, Identifier.Type.CARD, token);
    }

    static Identifier called(String name) {
        return Identifier.stated("name", Identifier.Type.NAME, name);
    }

    private String tell(UUID source, String reference, int minute, Identifier... identifiers) {
        Instant at = MORNING.plusSeconds(60L * minute);
        Party party = Party.account(reference);
        IdentityTelling telling = new IdentityTelling(
                source,
                "evt_" + reference + "_" + minute,
                at,
                at,
                new IdentityTelling.Says(
                        new Fact.Identified(party, new Moment(at, Moment.OWN, 0), List.of(identifiers))));
        told.add(telling);
        apply(List.of(telling));
        return PublicId.format(IdPrefix.ACCOUNT, IdentityTelling.accountId(source, party.account()));
    }

    private void apply(List<IdentityTelling> tellings) {
        var unused = database.inTransaction(tx -> identities.apply(tx, tellings))
                .await()
                .indefinitely();
    }
}
