package dev.paperpost.interest;

import java.util.Arrays;

/** Which atoms of an index one paper has, how often and where. Used again for the next paper. Not thread-safe. */
final class FoundAtoms {

    /** Receives each mention that counts. */
    interface Places {
        /** @param first token with which it begins */
        void found(int atom, int first, int last);
    }

    private static final float ABSTRACT_ONLY = 1;
    private static final float IN_TITLE = 2;

    private final AtomIndex index;
    private final Places places;
    /** By atom, 0 if the paper lacks it: while the text is read where it stands, afterwards what it is worth. */
    private final float[] values;

    private final int[] mentions;
    private final int[] positions;
    private int[] atoms = new int[256];
    private int count;

    /** @param places told of the mentions in the text, or null */
    FoundAtoms(AtomIndex index, Places places) {
        this.index = index;
        this.places = places;
        values = new float[index.size()];
        mentions = new int[index.size()];
        positions = new int[index.size()];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            values[atoms[i]] = 0;
        }
        count = 0;
    }

    /** Counts a text atom once for each position where it begins; the title comes first. */
    void inText(int atom, int position, boolean inTitle, int first, int last) {
        if (values[atom] == 0) {
            values[atom] = inTitle ? IN_TITLE : ABSTRACT_ONLY;
            mentions[atom] = 1;
            append(atom);
        } else if (positions[atom] == position) {
            return;
        } else {
            mentions[atom]++;
        }
        positions[atom] = position;
        if (places != null) {
            places.found(atom, first, last);
        }
    }

    /** Turns mentions into values. */
    void weigh() {
        for (int i = 0; i < count; i++) {
            int atom = atoms[i];
            values[atom] =
                    index.weight(atom) * Score.ofText(index.field(atom), mentions[atom], values[atom] == IN_TITLE);
        }
    }

    /** Adds an author or a category; after the text has been weighed. */
    void inField(int atom, float strength) {
        if (values[atom] == 0) {
            values[atom] = index.weight(atom) * strength;
            append(atom);
        }
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

    /** By atom: weight times strength, 0 for those the paper lacks. */
    float[] values() {
        return values;
    }
}
