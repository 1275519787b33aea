package dev.paperpost.interest;

/** A name that one of the authors must bear. */
record AuthorAtom(NamePattern name) implements Atom {

    @Override
    public Field field() {
        return Field.AUTHOR;
    }

    @Override
    public String spelled() {
        String words = name.spelled();
        return words.contains(" ") ? "author:\"" + words + "\"" : "author:" + words;
    }

    @Override
    public String key() {
        return spelled();
    }

    @Override
    public float weight() {
        return 2;
    }

    @Override
    public String kind() {
        if (name.spelled().endsWith("*")) {
            return "prefix";
        }
        return name.spelled().contains(" ") ? "phrase" : "word";
    }
}
