package dev.paperpost.paper;

import java.util.Map;

/** Accents over letters. */
final class TexAccents {

    /** As combining characters. */
    static final Map<String, String> ACCENTS = TexSymbols.table("' \u0301 ` \u0300 ^ \u0302 \" \u0308 ~ \u0303 = \u0304"
            + " . \u0307 c \u0327 v \u030C H \u030B u \u0306 k \u0328 r \u030A d \u0323 b \u0331 acute \u0301 grave \u0300"
            + " hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304 vec \u20D7 dot \u0307"
            + " ddot \u0308 breve \u0306 check \u030C mathring \u030A");

    private TexAccents() {}

    static boolean isAccent(String name) {
        return ACCENTS.containsKey(name);
    }

    /** Whether the text is one letter, which can carry an accent. */
    static boolean fits(String base) {
        return base.codePointCount(0, base.length()) == 1 && Character.isLetter(base.codePointAt(0));
    }

    /** The accent over the letter; over anything longer it is left out, since no font draws it well. */
    static String over(String base, String accent) {
        // Under an accent the dotless letters are the common ones: í is i with an acute.
        String letter = base.equals("ı") ? "i" : base.equals("ȷ") ? "j" : base;
        return fits(letter) ? letter + ACCENTS.get(accent) : base;
    }
}
