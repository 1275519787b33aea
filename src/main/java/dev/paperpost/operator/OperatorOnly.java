package dev.paperpost.operator;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks resources that only the holder of the admin token may use. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OperatorOnly {}
