package dev.paperpost.interest;

/** What one thread needs to ask interests of papers, used again for the next one. Not thread-safe. */
final class PaperBuffers {

    /** By token of a dictionary, its list of labels; {@link LabelLists#NONE} for all but a few. */
    private final int[] lists;

    private final Occurrences occurrences = new Occurrences();
    private final LabelledText text = new LabelledText();
    private final TokenStream.Reader reader = new TokenStream.Reader();

    PaperBuffers(int tokens) {
        lists = new int[tokens];
    }

    /** For how many tokens. */
    int size() {
        return lists.length;
    }

    int list(int token) {
        return lists[token];
    }

    void setList(int token, int list) {
        lists[token] = list;
    }

    Occurrences occurrences() {
        return occurrences;
    }

    LabelledText text() {
        return text;
    }

    /** All tokens of a paper, put into the text. */
    TokenStream.Reader read(byte[] stream) {
        reader.read(stream, lists, text);
        return reader;
    }
}
