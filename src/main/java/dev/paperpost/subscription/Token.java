package dev.paperpost.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** What is kept of a link: never the token itself, only its hash and what it takes to derive it again. */
@Entity
class Token {

    @Id
    @GeneratedValue(generator = "token_seq")
    @SequenceGenerator(name = "token_seq", sequenceName = "token_seq", allocationSize = 50)
    Long id;

    @Enumerated(EnumType.STRING)
    @ColumnTransformer(read = "upper(purpose)", write = "lower(?)")
    TokenPurpose purpose;

    @Column(name = "subscriber_id")
    long subscriberId;

    byte[] hash;
    byte[] nonce;

    /** The request a confirm token stands for, as JSON. */
    String request;

    /** The lab a confirm token invites to, null for any other. */
    @Column(name = "lab_id")
    Long labId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "used_at")
    Instant usedAt;

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
