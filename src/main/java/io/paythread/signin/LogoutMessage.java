package io.paythread.signin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** What a provider sends when a session of its is over; anything beside the token is ignored, as the standard asks. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LogoutMessage(@Nullable String logoutToken) {}
