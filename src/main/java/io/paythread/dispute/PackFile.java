package io.paythread.dispute;

/**
 * A file of a pack.
 *
 * @param field the provider's field that it goes into
 * @param pages of a picture one
 * @param generated whether the service has made it
 */
record PackFile(String field, String name, String mediaType, byte[] bytes, int pages, boolean generated) {
    /** Not the bytes. */
    @Override
    public String toString() {
        return "PackFile[" + field + ", " + name + ", " + bytes.length + " bytes, " + pages + " pages]";
    }
}
