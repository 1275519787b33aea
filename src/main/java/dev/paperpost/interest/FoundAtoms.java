package dev.paperpost.interest;

import java.util.Arrays;

/** Which atoms of an index one paper has, how often and where. Used again for the next paper. Not thread-safe. */
final class FoundAtoms {

    /** Receives each mention that counts. */
    interface Places {
        /** @param first token with which it begins */
        void found(int atom, int first, int last);
    }

    /** Added to the mentions of an atom whose strength the place does not reduce. */
    private static final int WHOLE = 1 << 20;

    private final AtomIndex index;
    private final Places places;
    /**
     * Two for each atom, 0 if the paper lacks it. First, while the text is read its mentions, afterwards its value,
     * weight times strength; then the value times the {@link Score#inverse} of the weight, which is the score of a
     * clause that is nothing but this atom.
     */
    private final float[] values;

    private int[] atoms;
    private int count;
    /** The atoms found at the position where something was found last. */
    private int[] here = new int[16];

    private int hereCount;
    private int position;

    /** @param places told of the mentions in the text, or null */
    FoundAtoms(AtomIndex index, Places places) {
        this.index = index;
        this.places = places;
        values = new float[index.size() * 2];
        atoms = new int[Math.min(256, index.size())];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            values[atoms[i] * 2] = 0;
            values[atoms[i] * 2 + 1] = 0;
        }
        count = 0;
        position = -1;
    }

    /**
     * Counts a text atom once for each position where it begins; positions come in order, the title's first.
     *
     * @param whole whether this is the title, or the only field asked for
     */
    void inText(int atom, int position, boolean whole, int first, int last) {
        if (this.position != position) {
            this.position = position;
            hereCount = 0;
        }
        for (int i = 0; i < hereCount; i++) {
            if (here[i] == atom) {
                return;
            }
        }
        if (hereCount == here.length) {
            here = Arrays.copyOf(here, hereCount * 2);
        }
        here[hereCount++] = atom;
        float mentions = values[atom * 2];
        if (mentions == 0) {
            append(atom);
            values[atom * 2] = whole ? WHOLE + 1 : 1;
        } else {
            values[atom * 2] = mentions + 1;
        }
        if (places != null) {
            places.found(atom, first, last);
        }
    }

    /** Turns mentions into values. */
    void weigh() {
        for (int i = 0; i < count; i++) {
            int atom = atoms[i];
            int mentions = (int) values[atom * 2];
            boolean whole = mentions > WHOLE;
            set(atom, Score.ofText(whole ? mentions - WHOLE : mentions, whole));
        }
    }

    /** Adds an author or a category; after the text has been weighed. */
    void inField(int atom, float strength) {
        if (values[atom * 2] == 0) {
            set(atom, strength);
            append(atom);
        }
    }

    private void set(int atom, float strength) {
        float value = index.weight(atom) * strength;
        values[atom * 2] = value;
        values[atom * 2 + 1] = value * index.inverse(atom);
    }

    private void append(int atom) {
        if (count == atoms.length) {
            atoms = Arrays.copyOf(atoms, count * 2);
        }
        atoms[count++] = atom;
    }

    /** How many different atoms the paper has. */
    int count() {
        return count;
    }

    int atom(int i) {
        return atoms[i];
    }

    /** Weight times strength of an atom, 0 if the paper lacks it. */
    float value(int atom) {
        return values[atom * 2];
    }

    /** At twice the number of an atom its value, behind it its score; 0 for those the paper lacks. */
    float[] values() {
        return values;
    }
}
