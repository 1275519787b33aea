package dev.paperpost.operator.doctor;

import java.util.List;

/** One thing the doctor looks at. Changes nothing, here and elsewhere. */
interface Check {

    /** In one or two words, for a finding when it could not be finished. */
    String name();

    /** @throws DnsFault when the resolver did not answer, which says nothing about what was asked for */
    List<Finding> run() throws DnsFault;
}
