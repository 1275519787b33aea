package dev.paperpost.operator;

import java.util.List;

/**
 * One table of the operator's page, in words.
 *
 * @param lead a sentence before the table, empty for none
 * @param columns their headings, that of the rows' names first
 * @param nothing what is said in place of a table without rows
 */
record Section(String title, String lead, List<String> columns, List<Row> rows, String nothing) {

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
