/**
 * What a reader asks for, and whether a paper answers it.
 *
 * <p>{@link dev.paperpost.interest.Interest} reads the query language, {@link dev.paperpost.interest.InterestIndex}
 * finds all interests a paper answers, and both read text through one analysis
 * ({@link dev.paperpost.interest.Analysis}), so that what a preview shows is what a digest brings. The room uses
 * nothing but the Java library.
 */
package dev.paperpost.interest;
