package dev.paperpost.interest;

import java.util.List;

/**
 * A word made of words, such as pre-training, as stems of its parts. Compounds that differ only in the verb ending of
 * the last part (pre-trained) are one family.
 */
record Compound(List<String> parts) {

    /** The parts that an {@link #exactLabel} or a {@link #familyLabel} names; the last of a family's is its base. */
    static List<String> partsOf(String label) {
        return List.of((label.endsWith("~") ? label.substring(0, label.length() - 1) : label).split("-"));
    }

    /** What every text that writes this compound carries, in whichever of the three spellings. */
    String exactLabel() {
        return String.join("-", parts);
    }

    /** What every text that writes a compound of this family carries. */
    String familyLabel() {
        return key() + "~";
    }

    CompoundFamily family() {
        return new CompoundFamily(parts.subList(0, parts.size() - 1), VerbBase.of(last()));
    }

    /** Names the family. */
    String key() {
        return front("-") + "-" + VerbBase.of(last());
    }

    private String front(String separator) {
        return String.join(separator, parts.subList(0, parts.size() - 1));
    }

    String last() {
        return parts.get(parts.size() - 1);
    }
}
