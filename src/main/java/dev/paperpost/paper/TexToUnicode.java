package dev.paperpost.paper;

/** Shows TeX as it appears in titles and abstracts as plain Unicode text, for mails and pages alike. */
public final class TexToUnicode {

    private TexToUnicode() {}

    /** The readable text; what cannot be understood stays as it is. Never fails; converting twice changes nothing. */
    public static String convert(String raw) {
        throw new UnsupportedOperationException("paper room, in work");
    }
}
