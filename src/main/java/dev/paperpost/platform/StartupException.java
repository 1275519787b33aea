package dev.paperpost.platform;

/** Something the operator must mend before Paperpost can start; the message says what, where and how. */
class StartupException extends Exception {

    private static final long serialVersionUID = 1;

    StartupException(String message) {
        super(message);
    }
}
