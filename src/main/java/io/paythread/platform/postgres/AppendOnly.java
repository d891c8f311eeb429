package io.paythread.platform.postgres;

import java.util.Set;

/** Tables whose rows the service only adds and never changes. Implemented by who has such. */
public interface AppendOnly {
    /** Their names. */
    Set<String> tables();
}
