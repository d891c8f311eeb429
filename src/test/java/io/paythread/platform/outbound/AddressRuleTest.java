package io.paythread.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.net.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.255.0.1",
                "169.254.0.1",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::808:808",
                "100::1",
                "1fff::1",
                "2001::1",
                "2001:1ff:ffff::1",
                "2001:db8:ffff::1",
                "2002::1",
                "2002:808:808::1",
                "3fff:fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff0e::1"
            })
    void closesWhatIsNotTheInternet(String address) {
        // When, Then
        assertThat(AddressRule.isPublic(Networks.parse(address).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.0.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700::1111",
                "3ffe::1",
                "3fff:1000::1"
            })
    void opensTheRest(String address) {
        // When, Then
        assertThat(AddressRule.isPublic(Networks.parse(address).orElseThrow())).isTrue();
    }
}
