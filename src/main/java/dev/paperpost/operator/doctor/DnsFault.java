package dev.paperpost.operator.doctor;

/** No answer, or one that says that the resolver could not find out. */
class DnsFault extends Exception {

    private static final long serialVersionUID = 1;

    DnsFault(String question, String fault) {
        super("Asked for " + question + ", the resolver " + fault + ".");
    }
}
