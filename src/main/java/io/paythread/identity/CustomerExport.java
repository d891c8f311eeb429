package io.paythread.identity;

import io.paythread.export.ExportRow;
import io.paythread.export.ExportRows;
import io.paythread.export.ExportableList;
import io.paythread.export.FilterWords;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.page.RowForms;
import io.paythread.platform.page.RowForms.Column;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list of customers as files. */
@Singleton
class CustomerExport implements ExportableList {
    private static final List<Column> COLUMNS = List.of(
            Column.of("id"),
            Column.of("name"),
            Column.of("email"),
            Column.of("phone"),
            Column.of("since"),
            Column.of("revision"),
            Column.of("created_at"),
            Column.of("updated_at"));

    private final Customers customers;
    private final RowForms forms;

    CustomerExport(Customers customers, RowForms forms) {
        this.customers = customers;
        this.forms = forms;
    }

    @Override
    public String resource() {
        return "customers";
    }

    @Override
    public Scope scope() {
        return Scope.CUSTOMERS_READ;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> fields() {
        return forms.fields(CustomerView.class);
    }

    @Override
    public Set<String> personal() {
        return Set.of("q", "email", "phone", "external_ref");
    }

    @Override
    public ExportRows read(Caller caller, FilterWords words, Parameters parameters) {
        CustomerFilter filter = CustomerParameters.of(words).read(parameters);
        IdentityPolicy policy = IdentityPolicy.of(caller);
        CustomerFilter allowed = policy.allowed(filter);
        return new ExportRows() {
            @Override
            public Uni<Page<ExportRow>> page(PageRequest request) {
                return customers.list(allowed, request).chain(page -> rows(page, policy));
            }

            @Override
            public Uni<Optional<Long>> count() {
                return customers.count(allowed, MOST_COUNTED);
            }
        };
    }

    private Uni<Page<ExportRow>> rows(Page<Customer> page, IdentityPolicy policy) {
        return customers
                .accountsOf(page.data().stream().map(Customer::id).toList())
                .map(accounts -> page.map(customer -> new ExportRow(
                        () -> CustomerView.of(policy.seen(customer)),
                        accounts.getOrDefault(customer.id(), List.of()))));
    }
}
