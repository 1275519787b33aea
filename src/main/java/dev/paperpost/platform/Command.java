package dev.paperpost.platform;

import java.io.PrintStream;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Something the program does instead of running the service: without a web server and without a database. Found by
 * {@link java.util.ServiceLoader}, so that this room need not know the rooms that offer one.
 */
public interface Command {

    /** The first argument on the command line. */
    String name();

    /** What it does, in one line. */
    String summary();

    /**
     * Does it.
     *
     * @param config as the service would read it
     * @param arguments what follows the name
     * @param out for the result
     * @return the exit status, 0 when all is well
     * @throws UsageException when the arguments are not what it takes
     * @throws IllegalArgumentException when a setting is not what it must be; says which
     */
    int run(Config config, List<String> arguments, PrintStream out) throws UsageException;

    /** The command line cannot be understood; the message says what is expected. */
    class UsageException extends Exception {

        private static final long serialVersionUID = 1;

        public UsageException(String message) {
            super(message);
        }
    }
}
