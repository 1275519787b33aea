package dev.paperpost.subscription;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TokenRepository implements PanacheRepository<Token> {}
