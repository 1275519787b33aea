package dev.paperpost.digest;

import java.util.List;

/**
 * Digests that a transaction has made, told to those who must do something about them in the same transaction.
 *
 * @param ids of digests that hold at least one paper
 */
public record DigestsPlanned(List<Long> ids) {}
