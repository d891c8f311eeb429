package io.paythread.demo;

/** The invented support team. */
final class Agents {
    static final HelpdeskUser LENA = HelpdeskUser.agent("90001", "Lena Vogt", "lena@shop.example");
    static final HelpdeskUser OMAR = HelpdeskUser.agent("90002", "Omar Haddad", "omar@shop.example");

    private Agents() {}
}
