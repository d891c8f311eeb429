package io.paythread.identity;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Everything that the database says of some accounts, as lines in order; without the times at which it was written. */
final class IdentityDump {
    private IdentityDump() {}

    static Uni<List<String>> of(Tx tx, UUID... accounts) {
        TreeSet<String> lines = new TreeSet<>();
        return tx.list(
                        """
                        select id, reference, guest, since, customer_id, name, email, phone from account
                         where id = any($1)
                        """,
                        IdentityDump::account,
                        (Object) accounts)
                .invoke(lines::addAll)
                .chain(() -> tx.list(
                        """
                        select account_id, slot, type, value, normalized, verified, told_at, told_by
                          from account_identifier where account_id = any($1)
                        """,
                        IdentityDump::identifier,
                        (Object) accounts))
                .invoke(lines::addAll)
                .chain(() -> tx.list(
                        """
                        select id, rule, basis, strength, state, created_at, evidence from link
                         where account_a = any($1)
                        """,
                        IdentityDump::link,
                        (Object) accounts))
                .invoke(lines::addAll)
                .chain(() -> tx.list(
                        """
                        select id, joined_into, since, name, email, phone from customer where root_account_id = any($1)
                        """,
                        IdentityDump::customer,
                        (Object) accounts))
                .invoke(lines::addAll)
                .map(all -> List.copyOf(lines));
    }

    private static String account(Row row) {
        return String.join(
                "|",
                "account",
                text(row, "id"),
                text(row, "reference"),
                text(row, "guest"),
                time(row, "since"),
                text(row, "customer_id"),
                text(row, "name"),
                text(row, "email"),
                text(row, "phone"));
    }

    private static String identifier(Row row) {
        return String.join(
                "|",
                "identifier",
                text(row, "account_id"),
                text(row, "slot"),
                text(row, "type"),
                text(row, "value"),
                text(row, "normalized"),
                text(row, "verified"),
                time(row, "told_at"),
                text(row, "told_by"));
    }

    private static String link(Row row) {
        return String.join(
                "|",
                "link",
                text(row, "id"),
                text(row, "rule"),
                text(row, "basis"),
                text(row, "strength"),
                text(row, "state"),
                time(row, "created_at"),
                EvidenceJson.write(EvidenceJson.read(row.get(JsonObject.class, "evidence"))));
    }

    private static String customer(Row row) {
        return String.join(
                "|",
                "customer",
                text(row, "id"),
                text(row, "joined_into"),
                time(row, "since"),
                text(row, "name"),
                text(row, "email"),
                text(row, "phone"));
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.getValue(column));
    }

    private static String time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant().toString();
    }
}
