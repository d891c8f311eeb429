package io.paythread.scenario;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the page of a stand-in of Stripe's that begins at some place back, until somebody lets it go. */
final class HeldAnswer implements ResponseTransformerV2 {
    private static final int MOST_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String held = "";

    void holdAt(String place) {
        held = place;
    }

    /** Waits until somebody asked for it; gives whether somebody did. */
    boolean awaitAsked() throws InterruptedException {
        return asked.await(MOST_SECONDS, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        QueryParameter after = event.getRequest().queryParameter("starting_after");
        if (after.isPresent() && after.containsValue(held)) {
            asked.countDown();
            awaitRelease();
        }
        return response;
    }

    private void awaitRelease() {
        try {
            boolean unused = released.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String getName() {
        return "held";
    }
}
