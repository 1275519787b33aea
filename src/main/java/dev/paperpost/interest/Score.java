package dev.paperpost.interest;

/**
 * How well a paper answers an interest, in (0,1), comparable between interests. Follows the shape of BM25 (Robertson and
 * Zaragoza 2009): a second mention says less than the first, the title says more than the abstract, and rare words say
 * more than common ones. What is common is told by a fixed list, so the score depends on interest and paper alone.
 */
final class Score {

    /** Mentions at which half of the possible strength is passed; k1 of BM25. */
    private static final float SATURATION = 1.2f;

    private static final float ABSTRACT_ONLY = 0.5f;
    private static final float AUTHOR = 1;
    private static final float CATEGORY = 0.25f;
    private static final float FURTHER_ALTERNATIVES = 0.1f;

    /**
     * Weight of what an interest leaves open, as if it asked for one thing more that no paper has. An interest for a
     * single common word says little by being fulfilled, one for a phrase or several words much.
     */
    private static final float DOUBT = 0.5f;

    private static final int TABLED = 64;
    /** By mentions in the title or in the only field asked for, and by mentions in the abstract alone. */
    private static final float[] STRENGTHS = strengths(1);

    private static final float[] ABSTRACT_STRENGTHS = strengths(ABSTRACT_ONLY);

    private Score() {}

    private static float[] strengths(float place) {
        float[] strengths = new float[TABLED];
        for (int mentions = 0; mentions < TABLED; mentions++) {
            strengths[mentions] = saturated(place, mentions);
        }
        return strengths;
    }

    private static float saturated(float place, int mentions) {
        return place * mentions / (mentions + SATURATION);
    }

    /**
     * Strength of words that occur, in (0,1).
     *
     * @param whole whether they are in the title or in the only field asked for
     */
    static float ofText(int mentions, boolean whole) {
        if (mentions < TABLED) {
            return (whole ? STRENGTHS : ABSTRACT_STRENGTHS)[mentions];
        }
        return saturated(whole ? 1 : ABSTRACT_ONLY, mentions);
    }

    static float ofAuthor() {
        return AUTHOR;
    }

    static float ofCategory() {
        return CATEGORY;
    }

    /**
     * What the sum over a clause's atoms of weight times strength is multiplied with: 1 by the sum of the weights and the
     * doubt. Everything that scores takes it from here, so that all come to the very same number.
     *
     * @param sumOfWeights above 0
     * @return in (0,2)
     */
    static float inverse(float sumOfWeights) {
        return 1 / (sumOfWeights + DOUBT);
    }

    /** Of the best fulfilled clause, and a little more for each other that is fulfilled too. With 0 fulfilled, 0.
     *
     * @param clauses 2 or more
     */
    static float alternatives(float best, int fulfilled, int clauses) {
        return best + FURTHER_ALTERNATIVES * (1 - best) * (fulfilled - 1) / (clauses - 1);
    }

    /**
     * Of a query, added up in the order of its atoms, so that the sum is the same number wherever it is made.
     *
     * @param values weight times strength of the query's atoms, 0 for those the paper lacks
     * @return 0 if no clause is fulfilled
     */
    static float of(Query query, float[] values) {
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            present |= values[i] > 0 ? 1 << i : 0;
        }
        float best = 0;
        int fulfilled = 0;
        for (Clause clause : query.clauses()) {
            if (clause.isFulfilledBy(present)) {
                fulfilled++;
                best = Math.max(best, of(clause, query, values));
            }
        }
        return fulfilled < 2
                ? best
                : alternatives(best, fulfilled, query.clauses().size());
    }

    private static float of(Clause clause, Query query, float[] values) {
        float sum = 0;
        float weights = 0;
        for (int rest = clause.required(); rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            sum += values[i];
            weights += query.atoms().get(i).weight();
        }
        return sum * inverse(weights);
    }
}
