package io.paythread.platform.vault;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Where the installation's own secrets are. */
@Singleton
class InstallationColumns implements SealedColumns {
    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(
                "installation_secret", "name", "sealed", Optional.of(new SealedColumn.Plain("secret", "secret"))));
    }
}
