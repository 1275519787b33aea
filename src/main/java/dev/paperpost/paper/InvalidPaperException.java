package dev.paperpost.paper;

/** A paper that cannot be taken as it is; the message says what is wrong and how to mend it. */
class InvalidPaperException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidPaperException(String message) {
        super(message);
    }
}
