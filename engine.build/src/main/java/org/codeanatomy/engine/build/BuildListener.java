package org.codeanatomy.engine.build;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how far a build is, by one thread at a time but not always the same one. What it throws fails the build. */
@ConsumerType
@FunctionalInterface
public interface BuildListener {

    /**
     * Something was done.
     *
     * @param stage the stage that runs
     * @param subject what is being worked on, for people; for instance {@code files} or a table's name
     * @param done how much of it is done
     * @param total how much there is, or 0 if that is not known
     */
    void progress(BuildStage stage, String subject, long done, long total);
}
