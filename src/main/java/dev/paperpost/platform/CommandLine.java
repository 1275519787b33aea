package dev.paperpost.platform;

import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** Finds the command that the first argument names, and runs it. */
class CommandLine {

    private static final int USAGE = 2;
    private static final int REFUSED = 1;

    private final List<Command> commands = StreamSupport.stream(
                    ServiceLoader.load(Command.class).spliterator(), false)
            .toList();

    /** @return the exit status: that of the command, 1 when the configuration is wrong, 2 when the arguments are */
    int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.get(0);
        Command command = commands.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (command == null) {
            err.println("Paperpost has no command \"" + name
                    + "\". Without one it runs the service; with one it does this:");
            commands.forEach(each -> err.printf("  %-10s %s%n", each.name(), each.summary()));
            return USAGE;
        }
        try {
            return command.run(ConfigProvider.getConfig(), arguments.subList(1, arguments.size()), out);
        } catch (Command.UsageException e) {
            err.println("Paperpost: " + e.getMessage());
            return USAGE;
        } catch (IllegalArgumentException e) {
            err.println("Paperpost cannot do that: " + e.getMessage());
            return REFUSED;
        }
    }
}
