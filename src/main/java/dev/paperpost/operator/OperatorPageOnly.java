package dev.paperpost.operator;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks pages that only the operator may see, who gives the admin token as a password. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OperatorPageOnly {}
