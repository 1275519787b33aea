package dev.paperpost.mail;

import dev.paperpost.delivery.ImpatientDelivery;
import java.util.List;
import java.util.stream.Stream;

/** {@link ImpatientDelivery} by a service that signs. */
public class SigningDelivery extends ImpatientDelivery {

    @Override
    public List<TestResourceEntry> testResources() {
        return Stream.concat(super.testResources().stream(), Stream.of(new TestResourceEntry(SigningKey.class)))
                .toList();
    }
}
