package dev.paperpost.subscription;

import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Issues tokens and finds what a token stands for. A token is 43 characters of base64url, 256 bits. Thread-safe. */
@ApplicationScoped
public class Tokens {

    private static final int TOKEN_CHARACTERS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LASTING =
            "select subscriber_id, purpose, nonce from token where purpose = any (?) and subscriber_id = any (?) order by id";

    private final DataSource database;
    private final TokenRepository repository;
    private final TokenSecret secret;
    private final Clock clock;

    Tokens(DataSource database, TokenRepository repository, TokenSecret secret, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.secret = secret;
        this.clock = clock;
    }

    /** Lets the holder see one digest. Nothing of it is stored: it is the digest's id, sealed. */
    String viewOf(long digestId) {
        return text(secret.seal(digestId));
    }

    /** The digest a view token shows, if the token is genuine; whether there still is one, the digests know. */
    public Optional<Long> digestOf(String viewToken) {
        return raw(viewToken).flatMap(secret::open);
    }

    /** The reader a token of this purpose belongs to, if it is genuine and has not expired. */
    @Transactional
    public Optional<Long> subscriberOf(TokenPurpose purpose, String token) {
        return find(purpose, token)
                .filter(found -> !found.expired(clock.instant()))
                .map(found -> found.subscriberId);
    }

    /** @param labId of the lab it invites to, or null */
    Token issueConfirm(long subscriberId, String request, Long labId, Instant expiresAt) {
        Token token = fresh(TokenPurpose.CONFIRM, subscriberId);
        token.request = request;
        token.labId = labId;
        token.expiresAt = expiresAt;
        repository.persist(token);
        return token;
    }

    Token issueAddress(long subscriberId, EmailAddress address, Instant expiresAt) {
        Token token = fresh(TokenPurpose.ADDRESS, subscriberId);
        token.request = address.text();
        token.expiresAt = expiresAt;
        repository.persist(token);
        return token;
    }

    /** The change of address that a reader has asked for and can still confirm. */
    Optional<Token> openAddress(long subscriberId) {
        return repository
                .find(
                        "purpose = ?1 and subscriberId = ?2 and usedAt is null and expiresAt > ?3",
                        TokenPurpose.ADDRESS,
                        subscriberId,
                        clock.instant())
                .firstResultOptional();
    }

    /** The request of the reader's newest confirm token that was not used. */
    Optional<String> unconfirmedRequest(long subscriberId) {
        return repository
                .find(
                        "purpose = ?1 and subscriberId = ?2 and usedAt is null order by id desc",
                        TokenPurpose.CONFIRM,
                        subscriberId)
                .firstResultOptional()
                .map(token -> token.request);
    }

    long confirmsSince(long subscriberId, Instant since) {
        return repository.count(
                "purpose = ?1 and subscriberId = ?2 and createdAt > ?3", TokenPurpose.CONFIRM, subscriberId, since);
    }

    /** The one lasting token a reader has for a purpose; made when first needed. */
    String lasting(TokenPurpose purpose, long subscriberId) {
        return existing(purpose, subscriberId).orElseGet(() -> {
            Token made = fresh(purpose, subscriberId);
            repository.persist(made);
            return text(made);
        });
    }

    /** As {@link #lasting(TokenPurpose, long)} for many readers at once, by reader and purpose. */
    Map<Long, Map<TokenPurpose, String>> lasting(Set<TokenPurpose> purposes, Collection<Long> subscriberIds) {
        Map<Long, Map<TokenPurpose, String>> found = new HashMap<>();
        subscriberIds.forEach(id -> found.put(id, new EnumMap<>(TokenPurpose.class)));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LASTING)) {
            select.setArray(
                    1, SqlArrays.of(connection, "text", purposes, p -> p.name().toLowerCase(Locale.ROOT)));
            select.setArray(2, SqlArrays.of(connection, "bigint", subscriberIds, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    TokenPurpose purpose =
                            TokenPurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT));
                    found.get(row.getLong("subscriber_id")).putIfAbsent(purpose, text(purpose, row.getBytes("nonce")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("links cannot be read", e);
        }
        found.forEach((id, ofReader) -> purposes.forEach(purpose -> ofReader.computeIfAbsent(purpose, none -> {
            Token made = fresh(purpose, id);
            repository.persist(made);
            return text(made);
        })));
        return found;
    }

    /** As {@link #lasting(TokenPurpose, long)}, but makes none. */
    Optional<String> existing(TokenPurpose purpose, long subscriberId) {
        return repository
                .find("purpose = ?1 and subscriberId = ?2 order by id", purpose, subscriberId)
                .firstResultOptional()
                .map(this::text);
    }

    Optional<Token> find(TokenPurpose purpose, String text) {
        return raw(text).flatMap(raw -> repository
                .find("hash = ?1 and purpose = ?2", TokenSecret.hash(raw), purpose)
                .firstResultOptional());
    }

    private static Optional<byte[]> raw(String text) {
        if (text == null || text.length() != TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] raw = Base64.getUrlDecoder().decode(text);
            // The last character has two bits to spare (RFC 4648 section 3.5): a token is written in one way, not in
            // four.
            return text(raw).equals(text) ? Optional.of(raw) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Token> byId(long tokenId) {
        return repository.findByIdOptional(tokenId);
    }

    String text(Token token) {
        return text(token.purpose, token.nonce);
    }

    private String text(TokenPurpose purpose, byte[] nonce) {
        return text(secret.derive(purpose, nonce));
    }

    private static String text(byte[] raw) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private Token fresh(TokenPurpose purpose, long subscriberId) {
        Token token = new Token();
        token.purpose = purpose;
        token.subscriberId = subscriberId;
        token.nonce = new byte[16];
        RANDOM.nextBytes(token.nonce);
        token.hash = TokenSecret.hash(secret.derive(purpose, token.nonce));
        token.createdAt = clock.instant();
        return token;
    }
}
