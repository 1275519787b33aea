package dev.paperpost.interest;

/**
 * A subject the paper must be filed under.
 *
 * @param name as the source writes it: cs.LG, cs, cell biology
 */
record CategoryAtom(String name) implements Atom {

    @Override
    public Field field() {
        return Field.CATEGORY;
    }

    @Override
    public String spelled() {
        return name.contains(" ") ? "category:\"" + name + "\"" : "category:" + name;
    }

    @Override
    public String key() {
        return spelled();
    }

    @Override
    public float weight() {
        return 0.5f;
    }

    @Override
    public String kind() {
        return name.contains(" ") ? "phrase" : "word";
    }
}
