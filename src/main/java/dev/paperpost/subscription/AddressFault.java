package dev.paperpost.subscription;

/** What can be wrong with an address; the page says it in the words of its reader's language, {@link #detail} is English. */
enum AddressFault {
    MISSING("Enter the address that the digests should go to."),
    BLANKS("An email address has no spaces or line breaks. Remove them."),
    SHAPE("Enter one address in the form name@example.org."),
    LETTERS("Addresses with international letters before the @ cannot be reached yet. Use another address."),
    LENGTH("An email address has at most 254 characters, 64 of them before the @."),
    NAME("Check the part before the @; it has a character that does not belong."),
    DOMAIN("Check the part after the @; it should look like example.org."),
    AMBIGUOUS(
            "The part after the @ has a letter that mail servers read in two ways, such as ß. Write it in its xn-- form.");

    /** One sentence without the address in it. */
    final String detail;

    AddressFault(String detail) {
        this.detail = detail;
    }
}
