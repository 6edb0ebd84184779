package org.codeanatomy.engine.build.internal.stage;

import org.codeanatomy.engine.build.BuildListener;
import org.codeanatomy.engine.build.BuildStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes progress on to a listener, from one thread at a time, and logs how long stages take. Thread-safe. */
final class ProgressLog {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);
    private static final double NANOS = 1e9;

    private final BuildListener listener;
    private final long start = System.nanoTime();
    private BuildStage stage;
    private long stageStart;

    ProgressLog(BuildListener listener) {
        this.listener = listener;
    }

    /** A stage begins; the one before is over. */
    synchronized void enter(BuildStage next, String subject) {
        long now = System.nanoTime();
        if (stage != null) {
            LOG.info("{} took {} s", stage, (now - stageStart) / NANOS);
        }
        stage = next;
        stageStart = now;
        step(subject, 0, 0);
    }

    /** Some of the stage's work is done. */
    synchronized void step(String subject, long done, long total) {
        listener.progress(stage, subject, done, total);
    }

    /** Seconds since the build began. */
    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }
}
