package io.paythread.platform.id;

/** The prefixes of our public ids. None is a prefix that a provider uses, so a pasted id is never ambiguous. */
public enum IdPrefix {
    SOURCE("sou"),
    SOURCE_SECRET("ssc"),
    INBOUND_EVENT("inb"),
    ENTRY("ent"),
    CUSTOMER("cst"),
    ACCOUNT("acc"),
    LINK("lnk"),
    MERGE("mrg"),
    IDENTITY_DECISION("idn"),
    PAYMENT("pay"),
    ATTEMPT("att"),
    REFUND("rfd"),
    DISPUTE("dsp"),
    EVIDENCE_PACK("epk"),
    EXHIBIT("exh"),
    SUBMISSION("sbm"),
    CALENDAR_FEED("caf"),
    EARLY_FRAUD_WARNING("efw"),
    CHECKOUT("chk"),
    INVOICE("ivc"),
    SUBSCRIPTION("sbn"),
    TICKET("tkt"),
    MESSAGE("tmg"),
    CASE_THREAD("thr"),
    WEBHOOK_ENDPOINT("whe"),
    WEBHOOK_SECRET("whs"),
    WEBHOOK_MESSAGE("whm"),
    WEBHOOK_ATTEMPT("wha"),
    API_KEY("key"),
    USER("usr"),
    SESSION("ses"),
    AUDIT_EVENT("aud"),
    JOB("job"),
    EXPORT("exp"),
    ERASURE("era"),
    LEGAL_HOLD("hld"),
    ACCESS_REPORT("acr"),
    FEED_ENTRY("fed"),
    REQUEST("rqs");

    private final String text;

    IdPrefix(String text) {
        this.text = text;
    }

    /** The letters before the underscore. */
    public String text() {
        return text;
    }
}
