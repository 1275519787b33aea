package dev.paperpost.paper;

/** Accents over letters. */
final class TexAccents {

    private TexAccents() {}

    /** Whether the text is one letter, which can carry an accent. */
    static boolean fits(String base) {
        return base.codePointCount(0, base.length()) == 1 && Character.isLetter(base.codePointAt(0));
    }

    /** The accent over the letter; over anything longer it is left out, since no font draws it well. */
    static String over(String base, String accent) {
        // Under an accent the dotless letters are the common ones: í is i with an acute.
        String letter = base.equals("ı") ? "i" : base.equals("ȷ") ? "j" : base;
        return fits(letter) ? letter + TexSymbols.ACCENTS.get(accent) : base;
    }
}
