package dev.paperpost.mail;

/** A message that can never be sent as it is; the text says why, without any address. */
class HeaderProblem extends Exception {

    private static final long serialVersionUID = 1;

    HeaderProblem(String message) {
        super(message);
    }
}
