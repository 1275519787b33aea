package dev.paperpost.operator;

import java.util.List;

/**
 * One table of the operator's page, in words.
 *
 * @param lead a sentence before the table, empty for none
 * @param columns their headings, that of the rows' names first
 * @param nothing what is said in place of a table without rows
 * @param action what the operator can do about it, or null
 */
record Section(String title, String lead, List<String> columns, List<Row> rows, String nothing, Action action) {

    Section(String title, String lead, List<String> columns, List<Row> rows, String nothing) {
        this(title, lead, columns, rows, nothing, null);
    }

    /**
     * A button.
     *
     * @param path that it posts to
     */
    record Action(String path, String label) {}

    /**
     * @param cells one for each column but the first
     * @param attention whether the operator ought to look at it; the cells say why
     */
    record Row(String name, List<String> cells, boolean attention) {

        static Row of(String name, String... cells) {
            return new Row(name, List.of(cells), false);
        }

        Row attention(boolean wanted) {
            return new Row(name, cells, wanted);
        }
    }
}
