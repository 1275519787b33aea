package dev.paperpost.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
public class Digests {
    public Optional<DigestContent> all(long digestId) {
        return Optional.empty();
    }
}
