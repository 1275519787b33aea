package dev.paperpost.interest;

/** Where in a paper a part of an interest is looked for. */
public enum Field {
    /** The text: title or abstract. */
    ANY,
    TITLE,
    ABSTRACT,
    AUTHOR,
    CATEGORY
}
