package dev.paperpost.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the list of a set is read: also the bookmark from which another fetch goes on.
 *
 * @param from the first day of changes that is listed
 * @param asOf the earliest moment at which one of the pages was true, null before the first one
 * @param records read so far
 * @param news papers announced first on each day, as far as read
 * @param token asks for the next page; empty before the first page and after the last
 * @param tokenUntil when the token expires, null with {@code asOf}
 */
record OaiProgress(
        LocalDate from, Instant asOf, int records, Map<LocalDate, Integer> news, String token, Instant tokenUntil) {

    private static final int PARTS = 6;
    private static final String NOTHING = "-";

    static OaiProgress start(LocalDate from) {
        return new OaiProgress(from, null, 0, Map.of(), "", null);
    }

    OaiProgress after(OaiPage page, Map<LocalDate, Integer> newsOfPage) {
        Map<LocalDate, Integer> sum = new TreeMap<>(news);
        newsOfPage.forEach((day, papers) -> sum.merge(day, papers, Integer::sum));
        return new OaiProgress(
                from,
                asOf == null || page.asOf().isBefore(asOf) ? page.asOf() : asOf,
                records + page.records().size(),
                sum,
                page.token(),
                page.tokenUntil());
    }

    boolean isStart() {
        return asOf == null;
    }

    /** Only for a progress that has a token. */
    String bookmark() {
        String days = news.entrySet().stream()
                .map(day -> day.getKey() + "=" + day.getValue())
                .collect(Collectors.joining(","));
        return String.join(
                " ",
                tokenUntil.toString(),
                from.toString(),
                asOf.toString(),
                String.valueOf(records),
                days.isEmpty() ? NOTHING : days,
                token);
    }

    /** Empty when there is none, or its token has expired. */
    static Optional<OaiProgress> resume(String bookmark, Instant now) {
        String[] parts = bookmark.split(" ", PARTS);
        if (parts.length < PARTS || !now.isBefore(Instant.parse(parts[0]))) {
            return Optional.empty();
        }
        Map<LocalDate, Integer> news = new TreeMap<>();
        if (!parts[4].equals(NOTHING)) {
            for (String day : parts[4].split(",")) {
                String[] pair = day.split("=");
                news.put(LocalDate.parse(pair[0]), Integer.valueOf(pair[1]));
            }
        }
        return Optional.of(new OaiProgress(
                LocalDate.parse(parts[1]),
                Instant.parse(parts[2]),
                Integer.parseInt(parts[3]),
                news,
                parts[5],
                Instant.parse(parts[0])));
    }
}
