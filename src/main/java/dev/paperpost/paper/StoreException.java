package dev.paperpost.paper;

import java.sql.SQLException;

/** The database did not store a batch. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sqlState;

    StoreException(SQLException cause) {
        super(firstLine(cause), cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** Data exception, integrity violation, a limit of the server (PostgreSQL manual, appendix A): the next may do well. */
    boolean causedByData() {
        return sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54");
    }

    private static String firstLine(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
