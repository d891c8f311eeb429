package io.paythread.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The table, and the routes of the resource that only tests have. */
@Singleton
@Alternative
@Priority(1)
class OperationsOfTests extends Operations {
    private static final List<Operation> PROBE = List.of(
            Operation.everybody("echoProbe", "POST /v1/probe"),
            Operation.everybody("takeEffect", "POST /v1/effects"),
            Operation.everybody("listProbe", "GET /v1/probe"),
            Operation.everybody("getProbeNumber", "GET /v1/probe/numbers/{number}"),
            Operation.everybody("constrainProbe", "GET /v1/probe/constraints"),
            Operation.everybody("failProbe", "GET /v1/probe/failures/{what}"));

    OperationsOfTests() {
        super(Stream.concat(OperationTable.ALL.stream(), PROBE.stream()).toList());
    }
}
