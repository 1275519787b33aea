package dev.paperpost.interest;

import java.util.List;

/**
 * What an interest means: it is fulfilled if one of its clauses is.
 *
 * @param atoms different atoms, in the order of their canonical spelling; at most 32
 * @param clauses none of them covers another
 */
record Query(List<Atom> atoms, List<Clause> clauses) {}
