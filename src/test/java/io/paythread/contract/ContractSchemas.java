package io.paythread.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;

/** Holds JSON against a schema of the contract. Stricter than the schema: fields that it does not name are faults. */
public final class ContractSchemas {
    private final ApiDocument contract;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Of this contract. */
    public ContractSchemas(ApiDocument contract) {
        this.contract = contract;
    }

    /** Everything in which the JSON departs from the schema. */
    public List<String> faults(JsonNode schema, JsonNode json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("allOf", JsonNodeFactory.instance.arrayNode().add(schema));
        whole.set("components", contract.root().path("components"));
        JsonSchema check = factory.getSchema(whole, config);
        List<String> faults = new ArrayList<>();
        check.validate(json).forEach(fault -> faults.add(fault.getMessage()));
        addUndeclared("$", schema, json, faults);
        return faults;
    }

    private void addUndeclared(String path, JsonNode schema, JsonNode json, List<String> faults) {
        JsonNode meant = contract.resolve(schema);
        if (json.isArray()) {
            json.forEach(item -> addUndeclared(path + "[]", meant.path("items"), item, faults));
        }
        if (json.isObject() && meant.has("properties")) {
            json.properties().forEach(field -> {
                JsonNode declared = meant.path("properties").path(field.getKey());
                if (declared.isMissingNode()) {
                    faults.add(path + "." + field.getKey() + ": the contract does not name it");
                } else {
                    addUndeclared(path + "." + field.getKey(), declared, field.getValue(), faults);
                }
            });
        }
    }
}
