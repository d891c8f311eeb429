package io.paythread;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;

/** Calls to our own API with the key that tests are configured with. */
public final class Api {
    /** As in application.properties. */
    public static final String KEY = "test-bootstrap-key-for-paythread-0001";

    private Api() {}

    /** A request that bears the key. Each has a client of its own, which would keep its connection open. */
    public static RequestSpecification call() {
        return given().config(frugal()).header("Authorization", "Bearer " + KEY).header("Connection", "close");
    }

    /** As configured, but what a failure would show is not laid out beforehand, which took a tenth of every request. */
    public static RestAssuredConfig frugal() {
        return RestAssured.config()
                .logConfig(LogConfig.logConfig()
                        .enableLoggingOfRequestAndResponseIfValidationFails()
                        .enablePrettyPrinting(false));
    }

    /** A request that bears the key and has a JSON body. */
    public static RequestSpecification send(String json) {
        return call().contentType("application/json").body(json);
    }
}
