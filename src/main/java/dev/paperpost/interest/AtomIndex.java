package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The different atoms of many queries, each known by a number, and which of them a paper has. */
final class AtomIndex {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Atom> atoms = new ArrayList<>();
    private final PhraseTrie phrases = new PhraseTrie();
    private final Map<String, List<Integer>> authors = new HashMap<>();
    private final Map<String, List<Integer>> categories = new HashMap<>();
    private int longestNamePrefix;

    /** The number of an atom; a new one if it has none yet. */
    int add(Atom atom) {
        return numbers.computeIfAbsent(atom.key(), key -> register(atom));
    }

    private int register(Atom atom) {
        int number = atoms.size();
        atoms.add(atom);
        if (atom instanceof TextAtom text) {
            phrases.add(text, number);
        } else if (atom instanceof AuthorAtom author) {
            register(author, number);
        } else if (atom instanceof CategoryAtom category) {
            put(categories, Categories.key(category.name()), number);
        }
        return number;
    }

    private void register(AuthorAtom author, int number) {
        for (String anchor : author.name().anchors()) {
            put(authors, anchor, number);
            if (anchor.endsWith("*")) {
                longestNamePrefix = Math.max(longestNamePrefix, anchor.length() - 1);
            }
        }
    }

    private static void put(Map<String, List<Integer>> map, String key, int number) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(number);
    }

    /** How strongly a paper has each atom it has, by number. */
    Map<Integer, Double> strengths(AnalysedPaper paper) {
        Mentions mentions = new Mentions();
        mentions.inTitle = true;
        phrases.walk(paper.title(), mentions);
        mentions.inTitle = false;
        phrases.walk(paper.abstractText(), mentions);
        Map<Integer, Double> strengths = mentions.strengths();
        paper.authors().forEach(name -> addAuthors(name, strengths));
        for (Set<String> keys : paper.categories()) {
            for (String key : keys) {
                categories.getOrDefault(key, List.of()).forEach(atom -> strengths.put(atom, Score.ofCategory()));
            }
        }
        return strengths;
    }

    private void addAuthors(PersonName name, Map<Integer, Double> strengths) {
        if (authors.isEmpty()) {
            return;
        }
        List<Integer> candidates = new ArrayList<>(authors.getOrDefault(NamePattern.ANY_NAME, List.of()));
        for (String word : name.allWords()) {
            candidates.addAll(authors.getOrDefault(word, List.of()));
            for (int n = 1; n <= Math.min(word.length(), longestNamePrefix); n++) {
                candidates.addAll(authors.getOrDefault(word.substring(0, n) + "*", List.of()));
            }
        }
        for (int candidate : candidates) {
            if (((AuthorAtom) atoms.get(candidate)).name().matches(name)) {
                strengths.put(candidate, Score.ofAuthor());
            }
        }
    }

    /** Counts the positions at which each text atom starts. */
    private final class Mentions implements PhraseTrie.Finds {

        private static final class Count {
            private int mentions;
            private boolean inTitle;
            private int lastPosition;
            private boolean lastInTitle;
        }

        private final Map<Integer, Count> counts = new HashMap<>();
        private boolean inTitle;

        @Override
        public void found(int atom, int position) {
            Field field = atoms.get(atom).field();
            if (field == (inTitle ? Field.ABSTRACT : Field.TITLE)) {
                return;
            }
            Count count = counts.computeIfAbsent(atom, a -> new Count());
            if (count.mentions > 0 && count.lastPosition == position && count.lastInTitle == inTitle) {
                return;
            }
            count.mentions++;
            count.inTitle |= inTitle;
            count.lastPosition = position;
            count.lastInTitle = inTitle;
        }

        private Map<Integer, Double> strengths() {
            Map<Integer, Double> strengths = new HashMap<>();
            counts.forEach((atom, count) ->
                    strengths.put(atom, Score.ofText(atoms.get(atom).field(), count.mentions, count.inTitle)));
            return strengths;
        }
    }
}
