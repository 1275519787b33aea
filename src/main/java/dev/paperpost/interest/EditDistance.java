package dev.paperpost.interest;

/** How many letters differ between two words (Levenshtein 1966). */
final class EditDistance {

    private EditDistance() {}

    static boolean atMost(int limit, String a, String b) {
        return Math.abs(a.length() - b.length()) <= limit && between(a, b) <= limit;
    }

    private static int between(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
