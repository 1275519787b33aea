package dev.paperpost.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the room tells the log while this is open. */
class ToldLog extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Formatter words = new SimpleFormatter();

    ToldLog() {
        LOG.addHandler(this);
    }

    /** Level and message, in order. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord told) {
        lines.add(told.getLevel() + " " + words.formatMessage(told));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
