package dev.paperpost.interest;

import java.util.Random;

/** Texts that somebody could type, paste or send: interests with mistakes, deep nests, and what makes no sense at all. */
final class AnyTexts {

    private static final String[] NASTY = {
        "\"",
        "“",
        "”",
        "«",
        "(",
        ")",
        "（",
        "）",
        "((((",
        "))))",
        "|",
        "||",
        "&",
        "&&",
        " AND ",
        " OR ",
        " NOT ",
        " or ",
        "-",
        "–",
        " -",
        "*",
        "?",
        ":",
        "：",
        "title:",
        "ti:",
        "abs:",
        "author:",
        "cat:",
        "cs",
        "cs.LG",
        "cs.*",
        "foo:",
        "[ti]",
        "[x]",
        "[",
        "]",
        "\0",
        "\n",
        "\u00AD",
        "\u200B",
        "\uFEFF",
        "\uD800",
        "\uDC00",
        "\uD835\uDCAA",
        "\uD83D\uDE00",
        "é",
        "e\u0301",
        "\u0301\u0301\u0301",
        "ß",
        "İ",
        "ŉ",
        "ﷺ",
        "ﬁ",
        "½",
        "²",
        "™",
        "ǅ",
        "Σ",
        "ς",
        "α",
        "μm",
        "\\",
        "\\alpha",
        "\\\"",
        "\\'{e}",
        "\\textbf{",
        "{",
        "}",
        "$",
        "^",
        "_",
        "_2",
        "\\o ",
        "\\v",
        "言語",
        "ガ",
        "ｶﾞ",
        "カ\u3099",
        "한",
        "\u1112\u1161\u11AB",
        "\u1161",
        "हिन्दी",
        "ไทย",
        "שלום",
        "pre-training",
        "Pre training",
        "C++",
        "C#",
        "+",
        "#",
        "'s",
        "’",
        "o'",
        ".",
        "3.5",
        "1,000",
        "a",
        "b",
        "graph",
        "LLMs",
        "GPUs",
        "deep learning",
        "x-y-z",
        "a-b-c-d-e-f-g-h",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        " ",
        " ",
        " ",
        "uses",
        "axes",
        "isation",
        "ies",
        "ss",
        "ourisation",
        "haemouses"
    };

    private final Random random = new Random(4711);
    private final RandomCases cases = new RandomCases(4712);
    private int count;

    /** The next one: three kinds in turn. */
    String next() {
        return switch (count++ % 5) {
            case 0 -> mutated(cases.query().written());
            case 1 -> nest();
            default -> pieces();
        };
    }

    /** A query with some characters lost, doubled or replaced. */
    private String mutated(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, NASTY[random.nextInt(NASTY.length)]);
                default -> text.setCharAt(at, "()\"*-:|& ".charAt(random.nextInt(9)));
            }
        }
        return text.toString();
    }

    /** Parentheses in parentheses, near every limit and beyond, with many or few different words. */
    private String nest() {
        StringBuilder text = new StringBuilder();
        nest(text, random.nextInt(12), 1 + random.nextInt(40));
        return text.toString();
    }

    private void nest(StringBuilder text, int depth, int words) {
        if (depth == 0 || random.nextInt(4) == 0) {
            text.append(random.nextInt(6) == 0 ? "title:" : "").append('w').append(random.nextInt(words));
            return;
        }
        String operator = random.nextBoolean() ? " OR " : random.nextInt(4) == 0 ? " NOT " : " ";
        text.append(random.nextInt(5) == 0 ? "NOT (" : "(");
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts && text.length() < 1_000; i++) {
            text.append(i == 0 ? "" : operator);
            nest(text, depth - 1, words);
        }
        text.append(')');
    }

    /** Signs and words in any order, some hundred of them now and then. */
    String pieces() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(100) == 0 ? 300 : random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(NASTY[random.nextInt(NASTY.length)]);
            }
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
