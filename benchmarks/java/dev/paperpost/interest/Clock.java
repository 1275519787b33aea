package dev.paperpost.interest;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Times work by the processor time of the thread that does it, which other jobs of the machine do not spoil much. */
final class Clock {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REPETITIONS = 5;

    /** Work that may fail. */
    interface Work {
        void run() throws IOException;
    }

    private Clock() {}

    /**
     * The best of five repetitions after warming up, each as long as asked for.
     *
     * @return seconds of processor time for one run of the work
     */
    static double best(double seconds, Work work) throws IOException {
        repeat(seconds, work);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            best = Math.min(best, repeat(seconds, work));
        }
        return best;
    }

    /** As {@link #best(double, Work)} for two works in turn, so that both see the machine in the same moods. */
    static double[] best(double seconds, Work one, Work other) throws IOException {
        repeat(seconds, one);
        repeat(seconds, other);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < 2 * REPETITIONS; i++) {
            best[0] = Math.min(best[0], repeat(seconds, one));
            best[1] = Math.min(best[1], repeat(seconds, other));
        }
        return best;
    }

    private static double repeat(double seconds, Work work) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        int runs = 0;
        long used;
        do {
            work.run();
            runs++;
            used = THREADS.getCurrentThreadCpuTime() - start;
        } while (used < seconds * 1e9);
        return used / 1e9 / runs;
    }

    /** Seconds of processor time. */
    static double once(Work work) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /** Bytes this thread allocates for the work. */
    static long allocated(Work work) throws IOException {
        long thread = Thread.currentThread().getId();
        long start = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - start;
    }

    /** Bytes in use after a collection. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
