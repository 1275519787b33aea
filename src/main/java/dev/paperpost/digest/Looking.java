package dev.paperpost.digest;

import io.quarkus.logging.Log;

/** Looks at the database every second; when that fails, says so once and not every second. Not thread-safe. */
final class Looking {

    private final String what;
    private boolean blind;

    Looking(String what) {
        this.what = what;
    }

    void look(Runnable look) {
        try {
            look.run();
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                Log.warnf("The %s cannot be read (%s); they are looked for again every second.", what, e.getMessage());
            }
            blind = true;
        }
    }
}
