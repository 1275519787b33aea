package dev.paperpost.interest;

import java.util.Arrays;
import java.util.List;

/**
 * All text atoms of an index as one graph of labels, so that a text is walked once however many atoms there are, and
 * atoms with a common beginning share it. It is a trie in which a compound has two ways to the same node: as one label,
 * when a text writes it as one word, and as the labels of its parts. Changes while atoms are added; immutable and
 * thread-safe afterwards.
 */
final class PhraseGraph {

    private static final int ROOT = -1;
    private static final int NOTHING = -1;

    /** Of a node: the atoms that end there by the text they ask for, and whether anything follows. */
    private static final int NODE = 4;

    private static final int IN_ANY = 0;
    private static final int IN_TITLE = 1;
    private static final int IN_ABSTRACT = 2;
    private static final int FOLLOWED = 3;

    private final Labels labels;
    /** By label, the node it leads to from the beginning. */
    private int[] roots = new int[64];

    private int[] nodes = new int[64 * NODE];
    private int nodeCount;
    /** Open addressing: node and label, and the node they lead to. */
    private long[] edges = new long[128];

    private int[] targets = new int[128];
    private int edgeCount;

    PhraseGraph(Labels labels) {
        this.labels = labels;
        Arrays.fill(roots, NOTHING);
    }

    void add(TextAtom atom, int number) {
        int node = ROOT;
        for (String label : atom.labels()) {
            node = step(node, label);
        }
        if (!atom.prefix().isEmpty()) {
            node = follow(node, labels.add(Labels.Kind.PREFIX, atom.prefix()));
        }
        nodes[node * NODE + placeOf(atom.field())] = number;
    }

    private static int placeOf(Field field) {
        return switch (field) {
            case TITLE -> IN_TITLE;
            case ABSTRACT -> IN_ABSTRACT;
            default -> IN_ANY;
        };
    }

    private int step(int node, String label) {
        if (label.endsWith("~")) {
            List<String> parts = List.of(label.substring(0, label.length() - 1).split("-"));
            int last = parts.size() - 1;
            labels.add(new CompoundFamily(parts.subList(0, last), parts.get(last)));
            return compound(
                    node,
                    labels.add(Labels.Kind.FAMILY, label),
                    parts.subList(0, last),
                    labels.add(Labels.Kind.LAST_BASE, parts.get(last)));
        }
        if (label.indexOf('-') >= 0) {
            Compound compound = new Compound(List.of(label.split("-")));
            labels.add(compound.family());
            return compound(
                    node,
                    labels.add(Labels.Kind.COMPOUND, label),
                    compound.family().front(),
                    labels.add(Labels.Kind.LAST, compound.last()));
        }
        return follow(node, labels.add(Labels.Kind.STEM, label));
    }

    private int compound(int node, int whole, List<String> front, int last) {
        int target = follow(node, whole);
        int at = node;
        for (String part : front) {
            at = follow(at, labels.add(Labels.Kind.FRONT, part));
        }
        link(at, last, target);
        return target;
    }

    private int follow(int node, int label) {
        int known = node == ROOT ? fromRoot(label) : target(node, label);
        if (known != NOTHING) {
            return known;
        }
        int added = newNode();
        link(node, label, added);
        return added;
    }

    private int fromRoot(int label) {
        return label < roots.length ? roots[label] : NOTHING;
    }

    private int newNode() {
        if ((nodeCount + 1) * NODE > nodes.length) {
            nodes = Arrays.copyOf(nodes, nodes.length * 2);
        }
        Arrays.fill(nodes, nodeCount * NODE, nodeCount * NODE + FOLLOWED, NOTHING);
        return nodeCount++;
    }

    private void link(int node, int label, int target) {
        if (node == ROOT) {
            if (label >= roots.length) {
                int before = roots.length;
                roots = Arrays.copyOf(roots, Math.max(before * 2, label + 1));
                Arrays.fill(roots, before, roots.length, NOTHING);
            }
            roots[label] = target;
        } else if (target(node, label) == NOTHING) {
            nodes[node * NODE + FOLLOWED] = 1;
            if (++edgeCount * 2 > edges.length) {
                grow();
            }
            put(key(node, label), target);
        }
    }

    /** Never 0, which marks an empty slot. */
    private static long key(int node, int label) {
        return node + 1L << 32 | label;
    }

    private static int slot(long key, int mask) {
        long hash = key * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & mask;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[oldEdges.length * 2];
        targets = new int[edges.length];
        for (int i = 0; i < oldEdges.length; i++) {
            if (oldEdges[i] != 0) {
                put(oldEdges[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int mask = edges.length - 1;
        int slot = slot(key, mask);
        while (edges[slot] != 0) {
            slot = slot + 1 & mask;
        }
        edges[slot] = key;
        targets[slot] = target;
    }

    private int target(int node, int label) {
        long key = key(node, label);
        int mask = edges.length - 1;
        int slot = slot(key, mask);
        while (edges[slot] != key) {
            if (edges[slot] == 0) {
                return NOTHING;
            }
            slot = slot + 1 & mask;
        }
        return targets[slot];
    }

    /**
     * Reports every place where an atom stands.
     *
     * @param pool of the label lists the text was labelled with
     * @param titleSize how many of the text's tokens are the title
     */
    void walk(LabelledText text, int[] pool, int titleSize, FoundAtoms found) {
        for (int i = 0; i < text.size(); i++) {
            int list = text.list(i);
            int end = list + pool[list];
            for (int place = list + 1; place <= end; place++) {
                int label = pool[place];
                int node = label < roots.length ? roots[label] : NOTHING;
                if (node != NOTHING) {
                    arrive(node, text, pool, i, i, i < titleSize, found);
                }
            }
        }
    }

    private void arrive(
            int node, LabelledText text, int[] pool, int first, int last, boolean inTitle, FoundAtoms found) {
        int at = node * NODE;
        report(nodes[at + IN_ANY], text, first, last, inTitle, found);
        report(nodes[at + (inTitle ? IN_TITLE : IN_ABSTRACT)], text, first, last, inTitle, found);
        if (nodes[at + FOLLOWED] == 0) {
            return;
        }
        int position = text.to(last);
        int next = last + 1;
        while (next < text.size() && text.from(next) < position) {
            next++;
        }
        for (; next < text.size() && text.from(next) == position; next++) {
            int list = text.list(next);
            int end = list + pool[list];
            for (int place = list + 1; place <= end; place++) {
                int target = target(node, pool[place]);
                if (target != NOTHING) {
                    arrive(target, text, pool, first, next, inTitle, found);
                }
            }
        }
    }

    private static void report(int atom, LabelledText text, int first, int last, boolean inTitle, FoundAtoms found) {
        if (atom != NOTHING) {
            found.inText(atom, text.from(first), inTitle, first, last);
        }
    }

    /** Bytes of the arrays. */
    long bytes() {
        return 4L * (roots.length + nodes.length + targets.length) + 8L * edges.length;
    }
}
