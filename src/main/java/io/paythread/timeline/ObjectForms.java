package io.paythread.timeline;

import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lists of objects as files: piece by piece, the pieces one after another. */
@Singleton
class ObjectForms {
    private final RowForms forms;

    ObjectForms(RowForms forms) {
        this.forms = forms;
    }

    /** With a head, even where nothing follows. */
    <V> Multi<String> csv(List<Column> columns, Multi<List<V>> pieces) {
        List<String> names = columns.stream().map(Column::name).toList();
        AtomicBoolean begun = new AtomicBoolean();
        return pieces.map(views -> forms.csv(
                names, views.stream().map(view -> forms.row(columns, view)).toList(), !begun.getAndSet(true)));
    }
}
