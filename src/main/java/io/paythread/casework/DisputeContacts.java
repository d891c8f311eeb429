package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who wrote first, shown with disputes. */
@Singleton
class DisputeContacts implements AnnexSource {
    private final Database database;
    private final Contacts contacts;

    DisputeContacts(Database database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(new Annex(ObjectType.DISPUTE, "contact", false, this::read));
    }

    private Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        if (!caller.may(Scope.CASES_READ)) {
            return Uni.createFrom().item(Map.of());
        }
        return database.reading(tx -> contacts.ofDisputes(tx, rows)).map(found -> {
            Map<UUID, Object> views = new HashMap<>();
            found.forEach((id, contact) -> views.put(id, ContactView.of(contact)));
            return views;
        });
    }
}
