package dev.paperpost.interest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The frozen list of compounds that are one thing in all spellings, and how each is best written. */
final class SharedCompounds {

    /** By family: the preferred compound, and the sign between its parts. */
    private static final Map<String, Preferred> PREFERRED = new HashMap<>();

    static final CompoundLexicon LEXICON;

    static {
        for (String entry : entries()) {
            String separator = entry.indexOf('|') > 0 ? "" : "-";
            Compound compound = new Compound(
                    Arrays.stream(entry.split("[|-]")).map(Stemmer::stem).toList());
            PREFERRED.putIfAbsent(compound.key(), new Preferred(compound, separator));
        }
        LEXICON = new CompoundLexicon(
                PREFERRED.values().stream().map(p -> p.compound().family()).toList());
    }

    private record Preferred(Compound compound, String separator) {}

    private SharedCompounds() {}

    static List<String> entries() {
        return WordList.lines("compounds.txt").stream()
                .flatMap(line -> Stream.of(line.split(" +")))
                .toList();
    }

    /** The spelling that stands for the whole family of a compound. */
    static String spellFamily(Compound compound) {
        Preferred preferred = PREFERRED.get(compound.key());
        return preferred == null
                ? compound.exactLabel()
                : String.join(preferred.separator(), preferred.compound().parts());
    }

    /** The spelling of this very compound. */
    static String spell(Compound compound) {
        Preferred preferred = PREFERRED.get(compound.key());
        return preferred == null ? compound.exactLabel() : String.join(preferred.separator(), compound.parts());
    }
}
