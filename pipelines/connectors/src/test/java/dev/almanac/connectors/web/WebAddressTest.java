package dev.almanac.connectors.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class WebAddressTest {
    @Test
    void whatOpensTheAddressIsNotShown() {
        assertThat(WebAddress.shown("https://host/a/x.zip?X-Amz-Signature=5ecret&a=1"))
                .isEqualTo("https://host/a/x.zip");
        assertThat(WebAddress.shown("HTTPS://me:5ecret@host:8443/a/x.zip#5ecret"))
                .isEqualTo("HTTPS://host:8443/a/x.zip");
        assertThat(WebAddress.shown("--base=http://me@host?t=5ecret --list a?b.txt"))
                .isEqualTo("--base=http://host --list a?b.txt");
        assertThat(WebAddress.shown("https://host?5ecret")).isEqualTo("https://host");
        assertThat(WebAddress.shown("of https://one/x?5ecret and https://two/y?5ecret"))
                .isEqualTo("of https://one/x and https://two/y");
    }

    @Test
    void everythingElseStays() {
        for (String word : new String[] {
            "https://host/releases/v1@2/x.zip", "data/x.csv?", "C:/x#1", "BTC/USDT", "s3a://me@host/x?y", ""
        }) {
            assertThat(WebAddress.shown(word)).isEqualTo(word);
        }
        assertThat(WebAddress.hasUser(URI.create("https://host/me@home/x.zip"))).isFalse();
        assertThat(WebAddress.hasUser(URI.create("https://me@host/x.zip"))).isTrue();
    }
}
