package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lists of Stripe's, as its API pages them: newest first, a hundred at a time, the next page after the last id. */
final class StripeShelf {
    static final int PAGE = 100;
    static final String KEY = "rk_test_shelf_0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;

    StripeShelf(Pages pages) {
        this.pages = pages;
    }

    /** Puts these onto the list; gives the ids after which pages begin, the first of them empty. */
    List<String> put(String list, List<String> objects) {
        List<String> newestFirst = objects.stream()
                .sorted(Comparator.comparingLong(
                                (String text) -> read(text).path("created").asLong())
                        .reversed())
                .toList();
        List<String> places = new ArrayList<>();
        String after = "";
        for (int start = 0; start < Math.max(1, newestFirst.size()); start += PAGE) {
            List<String> page = newestFirst.subList(start, Math.min(start + PAGE, newestFirst.size()));
            boolean more = start + PAGE < newestFirst.size();
            String place = after;
            places.add(place);
            pages.give(
                    () -> page(list, place),
                    "{\"object\":\"list\",\"has_more\":" + more + ",\n  \"data\": [\n" + String.join(",\n", page)
                            + "]}");
            after = page.isEmpty()
                    ? ""
                    : read(page.get(page.size() - 1)).path("id").asText();
        }
        return places;
    }

    /** A request for the page after this id; for the first one where it is empty. */
    static MappingBuilder page(String list, String after) {
        return get(urlPathEqualTo("/v1/" + list))
                .withQueryParam("starting_after", after.isEmpty() ? absent() : equalTo(after))
                .withHeader("Authorization", equalTo("Bearer " + KEY));
    }

    static JsonNode read(String text) {
        try {
            return Objects.requireNonNull(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
