package org.codeanatomy.engine.core.rehearsal;

import java.time.Duration;
import org.codeanatomy.engine.api.EngineException;

/**
 * Repeats work until the JVM has compiled it as well as it will: until windows of time stop getting more done. Compilers
 * work beside it, so that a window that is no better than the last one proves little, and several do.
 */
final class Warmup {

    private static final long WINDOW_NANOS = Duration.ofMillis(10).toNanos();
    private static final int WINDOWS_WITHOUT_GAIN = 4;
    private static final double GAIN = 0.95;

    private Warmup() {}

    /**
     * Repeats it.
     *
     * @param deadline when to stop at the latest, as {@link System#nanoTime} tells it
     */
    static void repeat(Runnable work, long deadline) {
        double best = Double.MAX_VALUE;
        for (int idle = 0; idle < WINDOWS_WITHOUT_GAIN && deadline - System.nanoTime() > 0; idle++) {
            double nanos = nanosOfOne(work);
            if (nanos < best * GAIN) {
                idle = -1;
            }
            best = Math.min(best, nanos);
        }
    }

    private static double nanosOfOne(Runnable work) {
        long begin = System.nanoTime();
        long spent = 0;
        int times = 0;
        for (; spent < WINDOW_NANOS; spent = System.nanoTime() - begin) {
            try {
                work.run();
            } catch (EngineException failure) {
                return Double.MAX_VALUE; // it answered before, and will be called by statements; not again here
            }
            times++;
        }
        return (double) spent / times;
    }
}
