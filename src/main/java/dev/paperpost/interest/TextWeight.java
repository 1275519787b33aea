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
     * The heaviest word, and half of each further one.
     *
     * @param labels as in {@link TextAtom}
     * @param prefix as in {@link TextAtom}
     * @return 0.4 to 3
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
     * A compound is a word of its own, and pretraining is not common because training is: unless the list has the
     * compound itself, all its parts count as words that the list lacks.
     */
    private void addLabel(String label) {
        float weight = CommonWords.weight(label);
        add(weight);
        if (weight == CommonWords.RARE) {
            for (int i = label.indexOf('-'); i >= 0; i = label.indexOf('-', i + 1)) {
                add(weight);
            }
        }
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
        float sum = heaviest[0];
        for (int i = 1; i < MOST_WORDS; i++) {
            sum += heaviest[i] / 2;
        }
        return sum;
    }
}
