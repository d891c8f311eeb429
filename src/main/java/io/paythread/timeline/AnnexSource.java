package io.paythread.timeline;

import java.util.List;

/** The annexes of a package above. Implemented by a bean of each such package. */
public interface AnnexSource {
    List<Annex> annexes();
}
