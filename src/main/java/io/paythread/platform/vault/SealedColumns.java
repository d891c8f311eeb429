package io.paythread.platform.vault;

import java.util.List;

/** Whoever stores sealed values declares where, so that they follow when the key changes. Implement it as a bean. */
public interface SealedColumns {
    /** All of its columns. */
    List<SealedColumn> sealedColumns();
}
