package dev.paperpost.interest;

import java.util.List;

/**
 * How well a paper answers an interest, in (0,1]. Follows the shape of BM25 (Robertson and Zaragoza 2009) without
 * document frequencies: a second mention says less than the first, and the title says more than the abstract.
 */
final class Score {

    /** Mentions at which half of the possible strength is passed; k1 of BM25. */
    private static final double SATURATION = 1.2;

    private static final double ABSTRACT_ONLY = 0.5;
    private static final double AUTHOR = 1;
    private static final double CATEGORY = 0.25;
    private static final double FURTHER_ALTERNATIVES = 0.1;

    private Score() {}

    /** Strength of words that occur, in (0,1). */
    static double ofText(Field field, int mentions, boolean inTitle) {
        double place = inTitle || field == Field.ABSTRACT ? 1 : ABSTRACT_ONLY;
        return place * mentions / (mentions + SATURATION);
    }

    static double ofAuthor() {
        return AUTHOR;
    }

    static double ofCategory() {
        return CATEGORY;
    }

    /**
     * The best fulfilled clause, and a little more for each other that is fulfilled too.
     *
     * @param strengths of the query's atoms, 0 for those the paper lacks
     * @return 0 if no clause is fulfilled
     */
    static double of(Query query, double[] strengths) {
        int present = 0;
        for (int i = 0; i < strengths.length; i++) {
            present |= strengths[i] > 0 ? 1 << i : 0;
        }
        double best = 0;
        int fulfilled = 0;
        for (Clause clause : query.clauses()) {
            if (clause.isFulfilledBy(present)) {
                fulfilled++;
                best = Math.max(best, of(clause, query.atoms(), strengths));
            }
        }
        if (fulfilled < 2) {
            return best;
        }
        double others = (fulfilled - 1.0) / (query.clauses().size() - 1.0);
        return best + FURTHER_ALTERNATIVES * (1 - best) * others;
    }

    private static double of(Clause clause, List<Atom> atoms, double[] strengths) {
        double sum = 0;
        double maximum = 0;
        for (int rest = clause.required(); rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            double weight = atoms.get(i).weight();
            sum += weight * strengths[i];
            maximum += weight;
        }
        return sum / maximum;
    }
}
