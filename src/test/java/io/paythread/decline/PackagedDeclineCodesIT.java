package io.paythread.decline;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Tables and texts of the packaged service. */
@QuarkusIntegrationTest
class PackagedDeclineCodesIT extends DeclineCodeResourceTest {}
