package dev.paperpost.interest;

/**
 * The ids of interests that mean the same. In place of an id, the index holds for such a query one negative number,
 * which is spread into all its ids at the very end. Immutable and thread-safe.
 */
final class Repetitions {

    /** Negative numbers from here downwards stand for groups. */
    private static final long FIRST_GROUP = -2;

    private final long[] firstIds;
    /** The further ids by group. */
    private final int[] starts;

    private final long[] ids;

    /** @param byQuery ids by query; that of a repeated one is replaced by what stands for all its ids */
    Repetitions(QueryStore store, long[] byQuery) {
        int groups = 0;
        for (int i = 0; i < store.repetitions(); i++) {
            int query = store.repeatedQuery(i);
            if (byQuery[query] >= 0) {
                byQuery[query] = FIRST_GROUP - groups++;
            }
        }
        Postings postings = new Postings(groups);
        firstIds = new long[groups];
        for (int i = 0; i < store.repetitions(); i++) {
            int query = store.repeatedQuery(i);
            postings.count(group(byQuery[query]));
            firstIds[group(byQuery[query])] = store.id(query);
        }
        postings.lay();
        starts = postings.starts();
        ids = new long[postings.size()];
        for (int i = 0; i < store.repetitions(); i++) {
            ids[postings.place(group(byQuery[store.repeatedQuery(i)]))] = store.repeatedId(i);
        }
    }

    private static int group(long id) {
        return (int) (FIRST_GROUP - id);
    }

    /** Puts all ids in place of the groups. */
    void spread(Matches matches) {
        if (ids.length == 0) {
            return;
        }
        int found = matches.size();
        for (int i = 0; i < found; i++) {
            long id = matches.interestId(i);
            if (id <= FIRST_GROUP) {
                float score = matches.scores()[i];
                int group = group(id);
                matches.interests()[i] = firstIds[group];
                for (int k = starts[group]; k < starts[group + 1]; k++) {
                    matches.add(ids[k], score);
                }
            }
        }
    }
}
