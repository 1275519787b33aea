package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What the choices of a form would bring.
 *
 * @param address where the form is sent to see it
 * @param next when the next digest would be due, in words; null if the schedule cannot be read
 * @param preview null until it is asked for
 */
record Outlook(String address, String next, PreviewView preview) {

    static Outlook of(Messages t, String address, Optional<ZonedDateTime> next, PreviewView preview) {
        return new Outlook(address + "?lang=" + t.tag(), next.map(t::moment).orElse(null), preview);
    }
}
