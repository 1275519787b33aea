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
    private static final int NO_TARGET = Integer.MIN_VALUE;

    /** Of a node: the atom that ends there, where the atoms for title or abstract alone are, and what follows. */
    static final int NODE = 4;

    private static final int ATOM = 0;
    /** Place among the field atoms, of the title's; the abstract's is behind it. */
    private static final int FIELDS = 1;

    private static final int TABLE = 2;
    /** One less than the size of the table, a power of two; 0 if nothing follows. */
    private static final int MASK = 3;

    private final Labels labels;
    /** By label, the node it leads to from the beginning. */
    private int[] roots = new int[8];

    private int[] nodes = new int[8 * NODE];
    private int nodeCount;
    private int[] fieldAtoms = new int[4];
    private int fieldAtomEnd;
    /** While atoms are added: by node and label, the node they lead to. */
    private LongIntMap edges = new LongIntMap();

    /**
     * The tables of all nodes: labels in the upper halves, and in the lower the nodes they lead to, or the complement of
     * the atom where nothing but one atom is.
     */
    private long[] tables;

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
        if (atom.field() == Field.ANY) {
            nodes[node * NODE + ATOM] = number;
        } else {
            int place = fieldAtomsOf(node);
            fieldAtoms[place + (atom.field() == Field.TITLE ? 0 : 1)] = number;
        }
    }

    private int fieldAtomsOf(int node) {
        if (nodes[node * NODE + FIELDS] == NOTHING) {
            if (fieldAtomEnd == fieldAtoms.length) {
                fieldAtoms = Arrays.copyOf(fieldAtoms, fieldAtomEnd * 2);
            }
            nodes[node * NODE + FIELDS] = fieldAtomEnd;
            fieldAtoms[fieldAtomEnd++] = NOTHING;
            fieldAtoms[fieldAtomEnd++] = NOTHING;
        }
        return nodes[node * NODE + FIELDS];
    }

    private int step(int node, String label) {
        if (label.endsWith("~")) {
            List<String> parts = Compound.partsOf(label);
            int last = parts.size() - 1;
            labels.add(new CompoundFamily(parts.subList(0, last), parts.get(last)));
            return compound(
                    node,
                    labels.add(Labels.Kind.FAMILY, label),
                    parts.subList(0, last),
                    labels.add(Labels.Kind.LAST_BASE, parts.get(last)));
        }
        if (label.indexOf('-') >= 0) {
            Compound compound = new Compound(Compound.partsOf(label));
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

    /** One of the {@link #NODE} numbers of a node. */
    int node(int node, int part) {
        return nodes[node * NODE + part];
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
        tables = new long[end];
        tableTags = new byte[end];
        edges.forEach((key, target) ->
                put((int) (key >>> 32), (int) key, isJustAnAtom(target) ? ~nodes[target * NODE + ATOM] : target));
        edges = null;
    }

    private boolean isJustAnAtom(int node) {
        int at = node * NODE;
        return nodes[at + ATOM] != NOTHING && nodes[at + FIELDS] == NOTHING && nodes[at + MASK] == 0;
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
        tables[table + slot] = (long) label << 32 | target & 0xFFFFFFFFL;
    }

    private static int hash(int label) {
        int hash = label * 0x9E3779B1;
        return hash ^ hash >>> 15;
    }

    private static byte tag(int hash) {
        return (byte) (hash >>> 24 | 1);
    }

    /** What a label leads to; every table has room for one more than it holds, so the search ends. */
    private int target(int table, int mask, int label) {
        int hash = hash(label);
        byte tag = tag(hash);
        int slot = hash & mask;
        while (tableTags[table + slot] != 0) {
            if (tableTags[table + slot] == tag && (int) (tables[table + slot] >>> 32) == label) {
                return (int) tables[table + slot];
            }
            slot = slot + 1 & mask;
        }
        return NO_TARGET;
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
            for (int node = list + 1; node < end; node += NODE) {
                arrive(pool, node, text, pool, i, i, i < titleSize, found);
            }
        }
    }

    private void arrive(
            int[] nodes,
            int at,
            LabelledText text,
            int[] pool,
            int first,
            int last,
            boolean inTitle,
            FoundAtoms found) {
        int atom = nodes[at + ATOM];
        if (atom != NOTHING) {
            found.inText(atom, text.from(first), inTitle, first, last);
        }
        int fields = nodes[at + FIELDS];
        if (fields != NOTHING && fieldAtoms[fields + (inTitle ? 0 : 1)] != NOTHING) {
            found.inText(fieldAtoms[fields + (inTitle ? 0 : 1)], text.from(first), true, first, last);
        }
        int mask = nodes[at + MASK];
        if (mask != 0) {
            follow(nodes[at + TABLE], mask, text, pool, first, last, inTitle, found);
        }
    }

    private void follow(
            int table,
            int mask,
            LabelledText text,
            int[] pool,
            int first,
            int last,
            boolean inTitle,
            FoundAtoms found) {
        int size = text.size();
        int position = text.to(last);
        int next = last + 1;
        while (next < size && text.from(next) < position) {
            next++;
        }
        for (; next < size && text.from(next) == position; next++) {
            int list = text.list(next);
            int labelCount = list + 1 + pool[list];
            int end = labelCount + 1 + pool[labelCount];
            for (int place = labelCount + 1; place < end; place++) {
                int target = target(table, mask, pool[place]);
                if (target >= 0) {
                    arrive(nodes, target * NODE, text, pool, first, next, inTitle, found);
                } else if (target != NO_TARGET) {
                    found.inText(~target, text.from(first), inTitle, first, next);
                }
            }
        }
    }

    /** Bytes of the arrays. */
    long bytes() {
        return 4L * (roots.length + nodes.length + fieldAtoms.length) + 9L * tables.length;
    }
}
