package dev.paperpost.platform;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of mails and pages in one language, with its rules for plurals, lists, quotation marks, dates and numbers (CLDR, by
 * ICU4J and the JDK). Immutable and thread-safe.
 *
 * <p>The texts are {@code messages/LANGUAGE/*.properties}, UTF-8. In a text {@code {0}} is the first value; nothing else is special.
 * A text that counts has a form for each plural category of its language: {@code papers.one}, {@code papers.other}.
 */
public final class Messages {

    /** Offered to readers, each under its own name; the first is what others fall back to. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh", "ar");

    /** English in brackets: what stands outside them on a page is data, or a word that no translator can reach. */
    public static final String PSEUDO = "en-XA";

    private static final int COUNTS_KNOWN = 200;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final String THIN_SPACE = "\u2009";
    private static final Map<String, Messages> ALL = new LinkedHashMap<>();

    static {
        LANGUAGES.forEach(language -> ALL.put(language, new Messages(language, false)));
        ALL.put(PSEUDO, new Messages(LANGUAGES.get(0), true));
    }

    private final String tag;
    private final Locale locale;
    private final Map<String, MessageText> texts;
    private final PluralRules plurals;
    private final String[] categories = new String[COUNTS_KNOWN];
    private final ListFormatter lists;
    private final DateIntervalFormat intervals;
    private final boolean rightToLeft;
    private final String quoteStart;
    private final String quoteEnd;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter longDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter moment;

    private Messages(String language, boolean pseudo) {
        tag = pseudo ? PSEUDO : language;
        // Titles, numbers and addresses of papers are written with these digits, whatever the language around them.
        locale = Locale.forLanguageTag(language + "-u-nu-latn");
        texts = MessageText.all(language, text -> pseudo ? "\u27E6" + text + "\u27E7" : text);
        ULocale icu = ULocale.forLanguageTag((language.equals("en") ? "en-GB" : language) + "-u-nu-latn");
        rightToLeft = icu.isRightToLeft();
        plurals = PluralRules.forLocale(icu);
        for (int i = 0; i < COUNTS_KNOWN; i++) {
            categories[i] = plurals.select(i);
        }
        lists = ListFormatter.getInstance(icu, ListFormatter.Type.AND, ListFormatter.Width.WIDE);
        intervals = DateIntervalFormat.getInstance(DateFormat.ABBR_MONTH_DAY, icu);
        intervals.setTimeZone(TimeZone.GMT_ZONE);
        LocaleData data = LocaleData.getInstance(icu);
        quoteStart = data.getDelimiter(LocaleData.QUOTATION_START);
        quoteEnd = data.getDelimiter(LocaleData.QUOTATION_END);
        day = pattern("format.day");
        shortDay = pattern("format.day.short");
        longDay = pattern("format.day.long");
        month = pattern("format.month");
        moment = pattern("format.moment");
    }

    /** Of the nearest language there is; English when there is none. */
    public static Messages of(Locale wanted) {
        Messages exactly = ALL.get(wanted.toLanguageTag());
        return exactly != null ? exactly : ALL.getOrDefault(wanted.getLanguage(), english());
    }

    /** Where nobody's language is known. */
    public static Messages english() {
        return ALL.get(LANGUAGES.get(0));
    }

    /** What a page says in its {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    /** Whether papers are in another language than what is said of them. */
    public boolean translates() {
        return !tag.equals("en");
    }

    /** What the language calls itself. */
    public String name() {
        return say("language.name");
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException when there is none under this key
     */
    public String say(String key, Object... values) {
        MessageText text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key + " in " + tag);
        }
        return text.with(values);
    }

    /** Whether there is a text under this key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The form of a text for this number, which is its first value. */
    public String count(String key, long number, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = number(number);
        System.arraycopy(more, 0, values, 1, more.length);
        String category = number >= 0 && number < COUNTS_KNOWN ? categories[(int) number] : plurals.select(number);
        return say(key + "." + category, values);
    }

    /** Such as 1,234. */
    public String number(long number) {
        return number > -1000 && number < 1000
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Such as "a, b and c". */
    public String list(Collection<String> words) {
        return words.size() == 1 ? words.iterator().next() : lists.format(words);
    }

    /** As one thing after the other, for what is no sentence: with the comma of the language. */
    public String commas(Collection<String> words) {
        return String.join(say("join.comma"), words);
    }

    /** For what has commas itself: with the semicolon of the language. */
    public String semicolons(Collection<String> words) {
        return String.join(say("join.semicolon"), words);
    }

    /**
     * Words from outside as they stand in a sentence: among words that run from right to left they keep their own direction, so that
     * no sign at their end moves to their front (Unicode Standard Annex #9, section 2.4.2).
     */
    public String apart(String data) {
        return rightToLeft ? FIRST_STRONG_ISOLATE + data + POP_ISOLATE : data;
    }

    /** In the quotation marks of the language. */
    public String quoted(String words) {
        return quoteStart + words + quoteEnd;
    }

    /** Such as "20 Nov 2025", in one piece. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** Such as "20 Nov", in one piece. */
    public String shortDay(LocalDate date) {
        return shortDay.format(date);
    }

    /** Such as "20–22 Nov", in one piece. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return shortDay(first);
        }
        DateInterval interval = new DateInterval(millis(first), millis(last));
        // Formats of ICU are for one thread at a time.
        synchronized (intervals) {
            return intervals.format(interval).replace(THIN_SPACE, "").replace(' ', '\u00A0');
        }
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** Such as "Thursday 20 November 2025". */
    public String longDay(LocalDate date) {
        return longDay.format(date);
    }

    /** The month of a day, such as "November 2025". */
    public String month(LocalDate date) {
        return month.format(date);
    }

    /** Such as "Thursday, 20 November 2025 at 08:00 (Europe/Berlin)". */
    public String moment(ZonedDateTime moment) {
        return this.moment.format(moment) + " (" + moment.getZone().getId() + ")";
    }

    /** Such as "Friday". */
    public String weekday(int day) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** All keys, for tests to compare languages. */
    Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    /** The plural categories of whole numbers. */
    Set<String> categories() {
        return plurals.getKeywords();
    }

    private DateTimeFormatter pattern(String key) {
        String pattern = say(key);
        return DateTimeFormatter.ofPattern(
                tag.equals(PSEUDO) ? pattern.substring(1, pattern.length() - 1) : pattern, locale);
    }
}
