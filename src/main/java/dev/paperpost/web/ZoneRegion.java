package dev.paperpost.web;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import dev.paperpost.platform.Messages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Time zones of one region, for a list grouped by region. */
record ZoneRegion(String name, List<String> zones) {

    /** Regions of the zone database that hold places; the others hold abbreviations and names kept for old systems. */
    private static final Set<String> PLACES = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    /** Each place under its present name only: old ones would make the page an eighth longer. */
    private static final Set<String> PRESENT =
            TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
                    .map(TimeZone::getIanaID)
                    .filter(id -> PLACES.contains(region(id)) && known(id))
                    .collect(Collectors.toUnmodifiableSet());

    private static final List<ZoneRegion> REGIONS = PRESENT.stream()
            .sorted()
            .collect(Collectors.groupingBy(ZoneRegion::region, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(region -> new ZoneRegion(region.getKey(), region.getValue()))
            .toList();

    /** All regions; the chosen zone is among them even if it is one of the other names or an old one. */
    static List<ZoneRegion> all(String chosen, Messages t) {
        List<ZoneRegion> all = new ArrayList<>();
        List<String> universal = new ArrayList<>(List.of("UTC"));
        if (!chosen.equals("UTC") && !PRESENT.contains(chosen) && known(chosen)) {
            universal.add(chosen);
        }
        all.add(new ZoneRegion(t.say("page.timeZone.universal"), universal));
        all.addAll(REGIONS);
        return all;
    }

    private static boolean known(String id) {
        return ZoneId.getAvailableZoneIds().contains(id);
    }

    private static String region(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }
}
