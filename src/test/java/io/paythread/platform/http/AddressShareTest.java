package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How many connections one address may have at the same time. */
class AddressShareTest {
    private final AddressShare share =
            new AddressShare(2, new TrustedProxies(List.of("10.0.0.0/8", " 2001:db8::1", "proxy")));

    @Test
    void refusesWhatIsBeyondTheShareOfAnAddress() {
        assertThat(enter("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2")).containsExactly(true, true, false, true);
    }

    @Test
    void countsTheFirst64BitsOfAnAddressOfSixteenBytes() {
        assertThat(enter("2001:db8:1::1", "2001:db8:1:0::2", "2001:db8:1:0:3::"))
                .containsExactly(true, true, false);
    }

    @Test
    void givesATrustedProxyAsManyAsItWants() {
        // When
        List<Boolean> within = enter("10.1.2.3", "10.1.2.3", "10.1.2.3", "2001:db8::1", "2001:db8::1", "2001:db8::1");

        // Then
        assertThat(within).containsOnly(true);
        assertThat(share.addresses()).isZero();
    }

    @Test
    void trustsNobodyWhereNoProxyIsNamed() {
        // Given
        AddressShare strict = new AddressShare(0, new TrustedProxies(List.of()));

        // Then
        assertThat(strict.enter("10.1.2.3").within()).isFalse();
    }

    @Test
    void forgetsAnAddressWhoseConnectionsAreClosed() {
        // Given
        List<AddressShare.Entry> entries = List.of(share.enter("192.0.2.1"), share.enter("192.0.2.1"));

        // When
        entries.forEach(entry -> entry.close().run());

        // Then
        assertThat(share.addresses()).isZero();
    }

    private List<Boolean> enter(String... hosts) {
        return List.of(hosts).stream().map(host -> share.enter(host).within()).toList();
    }
}
