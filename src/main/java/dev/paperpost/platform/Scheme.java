package dev.paperpost.platform;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The colours of a theme in light or dark: those that were chosen, and all others made from them so that they can be read if the
 * chosen can. Immutable.
 */
public final class Scheme {

    /** What is chosen; in the order of how much follows from it. */
    private enum Role {
        SHEET,
        GROUND,
        MARK,
        TEXT,
        LINK
    }

    /** Two colours that meet, and which of them is to blame when both were chosen. */
    private record Pair(Role words, Role behind) {}

    /** WCAG 2.2, success criteria 1.4.3 for words and 1.4.11 for the edges of fields. */
    private static final double READABLE = 4.5;

    private static final double VISIBLE = 3;

    private static final List<Pair> MEET = List.of(
            new Pair(Role.TEXT, Role.SHEET),
            new Pair(Role.TEXT, Role.GROUND),
            new Pair(Role.LINK, Role.SHEET),
            new Pair(Role.LINK, Role.GROUND),
            new Pair(Role.TEXT, Role.MARK),
            new Pair(Role.LINK, Role.MARK));

    private static final Colour RED = Colour.of("#c5221f");
    private static final Colour AMBER = Colour.of("#b35c00");

    private final Map<Role, Colour> colours;

    private Scheme(Map<Role, Colour> colours) {
        this.colours = colours;
    }

    /** @throws IllegalArgumentException with a sentence for the operator when one is no colour, or two cannot be told apart */
    static Optional<Scheme> light(ThemeConfig.Colours chosen) {
        return of("light", chosen, "#fffdf9", "#f6f4ef", "#fdedb5", "#1d2126", "#1f5082");
    }

    /** As {@link #light}. */
    static Optional<Scheme> dark(ThemeConfig.Colours chosen) {
        return of("dark", chosen, "#1c2026", "#14171b", "#55460f", "#e7e6e2", "#9cc3ee");
    }

    /** @param others for each role in their order, where none is chosen */
    private static Optional<Scheme> of(String scheme, ThemeConfig.Colours config, String... others) {
        List<Optional<String>> values =
                List.of(config.sheet(), config.ground(), config.mark(), config.text(), config.link());
        Map<Role, String> keys = new EnumMap<>(Role.class);
        Map<Role, Colour> colours = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String key = "paperpost.theme." + scheme + "." + role.name().toLowerCase(Locale.ROOT);
            values.get(role.ordinal()).ifPresent(value -> keys.put(role, key));
            colours.put(role, colour(key, values.get(role.ordinal()).orElse(others[role.ordinal()])));
        }
        for (Pair pair : MEET) {
            check(pair, keys, colours);
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Scheme(colours));
    }

    private static Colour colour(String key, String value) {
        try {
            return Colour.of(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage());
        }
    }

    private static void check(Pair pair, Map<Role, String> keys, Map<Role, Colour> colours) {
        if (meetsWell(pair, colours)) {
            return;
        }
        Role bad = keys.containsKey(pair.words()) ? pair.words() : pair.behind();
        Role other = bad == pair.words() ? pair.behind() : pair.words();
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "%s is %s, whose contrast with the %s %s is %.2f; words that all readers can read need 4.5%s",
                keys.get(bad),
                colours.get(bad),
                other.name().toLowerCase(Locale.ROOT),
                colours.get(other),
                // Never rounded up to what it fails to be.
                Math.floor(colours.get(bad).contrast(colours.get(other)) * 100) / 100,
                nearest(bad, colours)
                        .map(better -> ", as " + better + " has")
                        .orElse(". No colour does with the others; set them further apart")));
    }

    /** The nearest that goes with all others, on the way to black or white. */
    private static Optional<Colour> nearest(Role role, Map<Role, Colour> colours) {
        Colour from = colours.get(role);
        return IntStream.rangeClosed(1, 100)
                .boxed()
                .flatMap(percent -> Stream.of(0x000000, 0xffffff).map(end -> from.mixed(new Colour(end), percent)))
                .filter(candidate -> {
                    Map<Role, Colour> tried = new EnumMap<>(colours);
                    tried.put(role, candidate);
                    return MEET.stream()
                            .filter(pair -> pair.words() == role || pair.behind() == role)
                            .allMatch(pair -> meetsWell(pair, tried));
                })
                .findFirst();
    }

    private static boolean meetsWell(Pair pair, Map<Role, Colour> colours) {
        return colours.get(pair.words()).contrast(colours.get(pair.behind())) >= READABLE;
    }

    public Colour text() {
        return colours.get(Role.TEXT);
    }

    public Colour link() {
        return colours.get(Role.LINK);
    }

    public Colour sheet() {
        return colours.get(Role.SHEET);
    }

    public Colour ground() {
        return colours.get(Role.GROUND);
    }

    public Colour mark() {
        return colours.get(Role.MARK);
    }

    /** Small print. */
    public Colour quiet() {
        return standingOut(READABLE, downFrom(35).mapToObj(percent -> text().mixed(sheet(), percent)));
    }

    /** Words on a button in the colour of links. */
    public Colour onLink() {
        return link().opposite();
    }

    /** The button under the mouse. */
    public Colour linkOver() {
        return link().mixed(onLink().opposite(), 25);
    }

    /** Between parts of a page or mail; says nothing. */
    public Colour line() {
        return sheet().mixed(text(), 18);
    }

    /** Of fields. */
    public Colour edge() {
        return standingOut(VISIBLE, downFrom(55).mapToObj(percent -> text().mixed(sheet(), percent)));
    }

    /** Words and edges of what went wrong. */
    public Colour wrong() {
        return standingOut(READABLE, IntStream.range(0, 100).mapToObj(percent -> RED.mixed(text(), percent)));
    }

    /** Around what has the focus. */
    public Colour focus() {
        return standingOut(VISIBLE, IntStream.range(0, 100).mapToObj(percent -> AMBER.mixed(text(), percent)));
    }

    private static IntStream downFrom(int most) {
        return IntStream.rangeClosed(0, most).map(percent -> most - percent);
    }

    /** The first that does on sheet and ground; the words themselves do. */
    private Colour standingOut(double contrast, Stream<Colour> candidates) {
        return candidates
                .filter(candidate ->
                        candidate.contrast(sheet()) >= contrast && candidate.contrast(ground()) >= contrast)
                .findFirst()
                .orElse(text());
    }
}
