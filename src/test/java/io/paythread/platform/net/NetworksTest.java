package io.paythread.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0/8",
                "example.com",
                "localhost/8",
                "::1/129",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                " 10.0.0.1",
                "2130706433",
                "0x7f000001"
            })
    void refusesWhatIsNoRange(String text) {
        // When, Then
        assertThat(Networks.isRange(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,192.0.2.255,true",
        "192.0.2.0/24,192.0.3.0,false",
        "192.0.2.7,192.0.2.7,true",
        "192.0.2.7,192.0.2.8,false",
        "0.0.0.0/0,203.0.113.9,true",
        "2001:db8::/48,2001:db8:0:ffff::1,true",
        "2001:db8::/48,2001:db9::1,false",
        "2000::/3,3fff::1,true",
        "2000::/3,fe80::1,false",
        "2000::/3,e000::1,false",
        "2000::/3,32.0.0.0,false",
        "192.0.2.0/24,::ffff:192.0.2.9,true",
        "192.0.2.0/24,somewhere,false"
    })
    void tellsWhoIsInside(String range, String address, boolean inside) {
        // When, Then
        assertThat(Networks.of(List.of(range)).contain(address)).isEqualTo(inside);
    }

    @Test
    void holdsEverybodyWhenNothingIsListed() {
        // When, Then
        assertThat(Networks.of(List.of()).contain("203.0.113.9")).isTrue();
    }
}
