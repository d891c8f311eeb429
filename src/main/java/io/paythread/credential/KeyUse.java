package io.paythread.credential;

import java.util.Set;

/** Says of which providers' APIs it calls something. Implemented as a bean by the packages that call them. */
public interface KeyUse {
    /** The providers' names. */
    Set<String> providers();

    /** Those of them that cannot be called without the account, for it stands in the address. */
    Set<String> providersWithAccount();
}
