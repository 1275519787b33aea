package dev.paperpost.interest;

/**
 * A sign, word or phrase of the query language, with its place in the text.
 *
 * @param text what stands there: without the quotation marks of a phrase; of a field, its written name
 * @param field the field that a FIELD names, else null
 */
record Lexeme(Type type, String text, Field field, int start, int end) {

    enum Type {
        WORD,
        PHRASE,
        FIELD,
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT
    }

    boolean isTerm() {
        return type == Type.WORD || type == Type.PHRASE;
    }

    boolean isBinaryOperator() {
        return type == Type.AND || type == Type.OR;
    }
}
