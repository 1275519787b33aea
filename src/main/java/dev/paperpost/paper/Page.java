package dev.paperpost.paper;

import java.util.List;

/**
 * One page of an answer.
 *
 * @param page from 1
 * @param hasNext whether a page follows
 */
public record Page<T>(List<T> items, int page, boolean hasNext) {}
