package dev.paperpost.interest;

/**
 * One interest that a paper answers.
 *
 * @param interestId the id under which the interest was put into the index
 * @param score how well, in (0,1); comparable between interests and the number {@link Interest#explain} reports
 */
public record Match(long interestId, double score) {}
