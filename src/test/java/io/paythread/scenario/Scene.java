package io.paythread.scenario;

import io.paythread.demo.Step;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** Where stories are played: the service in this process, or a packaged one. */
interface Scene {
    /** Makes the sources of the stories. */
    void setUp();

    /** Sends the steps one after another and waits until they have taken effect. */
    void play(List<Step> steps);

    /** Our id of the customer with this account. */
    String customer(String externalReference);

    /** A request of whoever may call this operation: an administrator where it is for people alone, else a key. */
    RequestSpecification callerOf(String operation);
}
