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

    /** Of a node: the atoms that end there by the text they ask for, and its table of what follows. */
    private static final int NODE = 5;

    private static final int IN_ANY = 0;
    private static final int IN_TITLE = 1;
    private static final int IN_ABSTRACT = 2;
    private static final int TABLE = 3;
    /** One less than the size of the table, a power of two; 0 if nothing follows. */
    private static final int MASK = 4;

    private final Labels labels;
    /** By label, the node it leads to from the beginning. */
    private int[] roots = new int[64];

    private int[] nodes = new int[64 * NODE];
    private int nodeCount;
    /** While atoms are added: by node and label, the node they lead to. */
    private LongIntMap edges = new LongIntMap();

    /** The tables of all nodes, so that what is walked often lies together: labels, and the nodes they lead to. */
    private int[] tableLabels;

    private int[] tableTargets;
    /** Some bits of each label in the tables, 0 where there is none: most of what is looked up is not there. */
    private byte[] tableTags;

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
        int known = node == ROOT ? root(label) : edges.get(key(node, label), NOTHING);
        if (known != NOTHING) {
            return known;
        }
        int added = newNode();
        link(node, label, added);
        return added;
    }

    /** The node that a label leads to at the beginning of a phrase, or -1. */
    int root(int label) {
        return label < roots.length ? roots[label] : NOTHING;
    }

    private int newNode() {
        if ((nodeCount + 1) * NODE > nodes.length) {
            nodes = Arrays.copyOf(nodes, nodes.length * 2);
        }
        Arrays.fill(nodes, nodeCount * NODE, nodeCount * NODE + TABLE, NOTHING);
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
        } else {
            edges.putIfAbsent(key(node, label), target);
        }
    }

    private static long key(int node, int label) {
        return (long) node << 32 | label;
    }

    /** To be called once, when all atoms are there. */
    void complete() {
        int[] sizes = new int[nodeCount];
        edges.forEach((key, target) -> sizes[(int) (key >>> 32)]++);
        int end = 0;
        for (int node = 0; node < nodeCount; node++) {
            int size = sizes[node] == 0 ? 0 : Integer.highestOneBit(sizes[node]) * 2;
            nodes[node * NODE + TABLE] = end;
            nodes[node * NODE + MASK] = Math.max(0, size - 1);
            end += size;
        }
        tableLabels = new int[end];
        tableTargets = new int[end];
        tableTags = new byte[end];
        edges.forEach((key, target) -> put((int) (key >>> 32), (int) key, target));
        edges = null;
    }

    private void put(int node, int label, int target) {
        int hash = hash(label);
        int table = nodes[node * NODE + TABLE];
        int mask = nodes[node * NODE + MASK];
        int slot = hash & mask;
        while (tableTags[table + slot] != 0) {
            slot = slot + 1 & mask;
        }
        tableTags[table + slot] = tag(hash);
        tableLabels[table + slot] = label;
        tableTargets[table + slot] = target;
    }

    private static int hash(int label) {
        int hash = label * 0x9E3779B1;
        return hash ^ hash >>> 15;
    }

    private static byte tag(int hash) {
        return (byte) (hash >>> 24 | 1);
    }

    /** The node that a label leads to; every table has room for one more than it holds, so the search ends. */
    private int target(int table, int mask, int label) {
        int hash = hash(label);
        byte tag = tag(hash);
        int slot = hash & mask;
        while (tableTags[table + slot] != 0) {
            if (tableTags[table + slot] == tag && tableLabels[table + slot] == label) {
                return tableTargets[table + slot];
            }
            slot = slot + 1 & mask;
        }
        return NOTHING;
    }

    /**
     * Reports every place where an atom stands.
     *
     * @param pool of the lists the text was labelled with
     * @param titleSize how many of the text's tokens are the title
     */
    void walk(LabelledText text, int[] pool, int titleSize, FoundAtoms found) {
        for (int i = 0; i < text.size(); i++) {
            int list = text.list(i);
            int end = list + 1 + pool[list];
            for (int place = list + 1; place < end; place++) {
                arrive(pool[place], text, pool, i, i, i < titleSize, found);
            }
        }
    }

    private void arrive(
            int node, LabelledText text, int[] pool, int first, int last, boolean inTitle, FoundAtoms found) {
        int at = node * NODE;
        report(nodes[at + IN_ANY], text, first, last, inTitle, found);
        report(nodes[at + (inTitle ? IN_TITLE : IN_ABSTRACT)], text, first, last, inTitle, found);
        int mask = nodes[at + MASK];
        if (mask == 0) {
            return;
        }
        int table = nodes[at + TABLE];
        int position = text.to(last);
        int next = last + 1;
        while (next < text.size() && text.from(next) < position) {
            next++;
        }
        for (; next < text.size() && text.from(next) == position; next++) {
            int list = text.list(next);
            int labelCount = list + 1 + pool[list];
            int end = labelCount + 1 + pool[labelCount];
            for (int place = labelCount + 1; place < end; place++) {
                int target = target(table, mask, pool[place]);
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
        return 4L * (roots.length + nodes.length) + 9L * tableLabels.length;
    }
}
