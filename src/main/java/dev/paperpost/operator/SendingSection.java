package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.delivery.SendingState;
import dev.paperpost.operator.Section.Action;
import dev.paperpost.operator.Section.Row;
import dev.paperpost.web.Words;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether mails leave, and how fast. */
@ApplicationScoped
@Priority(95)
class SendingSection implements PageSection {

    private final Deliveries deliveries;
    private final Clock clock;

    SendingSection(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Sending";
    }

    @Override
    public Section now() {
        SendingState state = deliveries.sending();
        boolean stopped = state.brake() != null;
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("All mails", stopped ? "Stopped: " + state.brake() : "Sent as they come")
                .attention(stopped));
        state.slowDomains().forEach((domain, until) -> rows.add(Row.of(domain, slow(until))));
        return new Section(
                title(),
                stopped
                        ? "No machine sends anything. An emergency stop, too, ends only when a person has looked at its"
                                + " reason and lets sending go on; what is planned meanwhile waits."
                        : "A stop holds on all machines until a person lets sending go on. When too many mails are refused"
                                + " for what they hold or who sends them, Paperpost stops by itself. The domains are those"
                                + " that this machine writes to more slowly.",
                List.of("What", "How it goes"),
                rows,
                "",
                stopped
                        ? new Action("/operator/sending/go-on", "Let sending go on")
                        : new Action("/operator/sending/stop", "Stop all sending"));
    }

    private String slow(Instant until) {
        return until.isAfter(clock.instant())
                ? "Asked for less; rests until " + Words.utc(until)
                : "Asked for less; goes slowly, faster with each mail that is taken";
    }
}
