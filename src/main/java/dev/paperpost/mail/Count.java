package dev.paperpost.mail;

/** Numbers with their noun. */
final class Count {

    private Count() {}

    static String of(int count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }
}
