package dev.paperpost.interest;

import java.util.List;

/** How much a word or phrase counts against the other parts of an interest: the more, the less often papers have it. */
final class TextWeight {

    /** A beginning stands for a whole group of words. */
    private static final float PREFIX = 0.7f;

    /** Phrases longer than this weigh no more. */
    private static final int MOST_WORDS = 5;

    /** Of the words so far; 0 where there are fewer. */
    private final float[] heaviest = new float[MOST_WORDS];

    private TextWeight() {}

    /**
     * The sum of its words, so that a phrase says no less than its words apart.
     *
     * @param labels as in {@link TextAtom}
     * @param prefix as in {@link TextAtom}
     * @return 0.4 to 5
     */
    static float of(List<String> labels, String prefix) {
        TextWeight weight = new TextWeight();
        for (String label : labels) {
            weight.addLabel(label);
        }
        if (!prefix.isEmpty()) {
            weight.add(PREFIX);
        }
        return weight.sum();
    }

    /**
     * A known compound is a word of its own, and pretraining is not common because training is: unless the list has the
     * compound itself, all its parts count as words that the list lacks. One that only a reader writes with a hyphen is a
     * phrase.
     */
    private void addLabel(String label) {
        float weight = CommonWords.weight(label);
        if (label.indexOf('-') < 0 || weight < CommonWords.RARE) {
            add(weight);
            return;
        }
        List<String> parts = Compound.partsOf(label);
        boolean known = SharedCompounds.LEXICON.contains(new Compound(parts));
        parts.forEach(part -> add(known ? CommonWords.RARE : CommonWords.weight(part)));
    }

    /** Takes the place of a lighter word, which takes that of a lighter one still. */
    private void add(float word) {
        float moving = word;
        for (int i = 0; i < MOST_WORDS; i++) {
            float here = heaviest[i];
            heaviest[i] = Math.max(here, moving);
            moving = Math.min(here, moving);
        }
    }

    private float sum() {
        float sum = 0;
        for (float weight : heaviest) {
            sum += weight;
        }
        return sum;
    }
}
