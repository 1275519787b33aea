package dev.paperpost.interest;

import java.util.List;

/**
 * A word of an interest: a plain word, a compound, or a run of CJK characters.
 *
 * @param labels the path of labels that finds it in a text; more than one only for CJK
 * @param spelled canonical spelling
 * @param compound the compound it is, else null
 */
record QuerySegment(List<String> labels, String spelled, Compound compound) {

    static QuerySegment of(Compound compound) {
        return new QuerySegment(List.of(compound.exactLabel()), SharedCompounds.spell(compound), compound);
    }

    static QuerySegment of(String stem) {
        return new QuerySegment(List.of(stem), stem, null);
    }
}
