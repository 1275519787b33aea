package dev.paperpost.interest;

import java.util.HashMap;
import java.util.Map;

/**
 * The frozen list of words that many papers have, and what they weigh. It stands for the document frequencies of BM25,
 * but is the same whatever papers and interests there are.
 */
final class CommonWords {

    /** What a word weighs that the list does not have; no word weighs more. */
    static final float RARE = 1;

    /** By label, as {@link TextAtom#labels} has them; compounds by that of their family. */
    private static final Map<String, Float> WEIGHTS = new HashMap<>();

    static {
        float weight = RARE;
        for (String line : WordList.lines("common-words.txt")) {
            if (Character.isDigit(line.charAt(0))) {
                weight = Float.parseFloat(line);
            } else {
                for (String word : line.split(" +")) {
                    WEIGHTS.put(label(word), weight);
                }
            }
        }
    }

    private CommonWords() {}

    /** As an interest would be read that is just this word. */
    private static String label(String word) {
        QuerySegment segment = QueryWords.of(word).segments().get(0);
        return segment.compound() == null
                ? segment.labels().get(0)
                : segment.compound().familyLabel();
    }

    /**
     * What a word weighs, or a compound as a whole, in (0,1].
     *
     * @return {@link #RARE} if the list does not have it
     */
    static float weight(String label) {
        boolean exactCompound = label.indexOf('-') >= 0 && !label.endsWith("~");
        String listed = exactCompound ? new Compound(Compound.partsOf(label)).familyLabel() : label;
        return WEIGHTS.getOrDefault(listed, RARE);
    }
}
