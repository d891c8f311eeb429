package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an object is called at its provider.
 *
 * @param source our id of the connected account that it belongs to
 * @param type what sort of object
 * @param id the provider's id
 * @param url where the provider shows it, where the provider says so
 */
public record ExternalRef(String source, String type, String id, @Nullable String url) {

    static ExternalRef of(UUID source, String reference, @Nullable String url) {
        return new ExternalRef(
                PublicId.format(IdPrefix.SOURCE, source),
                PublicIds.type(reference).wireName(),
                PublicIds.value(reference),
                url);
    }

    /** All references of a source; accounts are left out, because a guest's is an e-mail address. */
    static List<ExternalRef> all(UUID source, Collection<String> references) {
        return references.stream()
                .filter(reference -> PublicIds.type(reference) != ObjectType.ACCOUNT)
                .map(reference -> of(source, reference, null))
                .toList();
    }
}
