package dev.paperpost.digest;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One paper of a stored digest.
 *
 * @param position from 1
 * @param interestId the interest it stands under
 * @param also others of the reader's that it matches, in their order
 * @param score by which papers of different interests can be compared
 * @param revision the version that is told of, 0 for the paper itself
 */
record DigestLine(long paperId, int position, long interestId, Long[] also, double score, int revision) {

    /** All it matches, the one it stands under first. */
    Stream<Long> interests() {
        return Stream.concat(LongStream.of(interestId).boxed(), Stream.of(also));
    }
}
