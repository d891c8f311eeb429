package io.paythread.platform.vault;

import jakarta.inject.Singleton;

/**
 * Seals what must be stored and not be read from the database alone. Both directions are quick and need no database;
 * a key that another replica already uses is looked for in the key file at once.
 */
@Singleton
public class Vault {
    private final KeyFile keys;

    Vault(KeyFile keys) {
        this.keys = keys;
    }

    /** The content, sealed for that place alone. Two calls never give the same bytes. */
    public byte[] seal(Place place, byte[] content) {
        return Envelope.seal(keys.ring().present(), place, content);
    }

    /** What was sealed for that place. Refuses a value that was altered, moved, or whose key is not known. */
    public byte[] open(Place place, byte[] sealed) {
        return Envelope.open(keyOf(place, sealed), place, sealed);
    }

    /** The same content under the present key. */
    byte[] rewrap(Place place, byte[] sealed) {
        return Envelope.rewrap(keyOf(place, sealed), keys.ring().present(), place, sealed);
    }

    private WrappingKey keyOf(Place place, byte[] sealed) {
        long id = Envelope.keyId(sealed);
        return keys.ring()
                .find(id)
                .or(() -> keys.readAgain().find(id))
                .orElseThrow(() -> new VaultException("the value in " + place + " needs the key " + Long.toHexString(id)
                        + ", which is not in " + keys.origin() + ". Put it back as a further line."));
    }
}
