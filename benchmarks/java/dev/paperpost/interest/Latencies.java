package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** How long requests take, by the clock on the wall. */
public final class Latencies {

    private Latencies() {}

    /** Asks one request after the other, by so many threads at once, and prints the distribution. */
    public static <R> void measure(String what, List<R> requests, int threads, Consumer<R> ask)
            throws InterruptedException {
        double[] millis = new double[requests.size()];
        AtomicInteger next = new AtomicInteger();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                for (int at = next.getAndIncrement(); at < millis.length; at = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    ask.accept(requests.get(at));
                    millis[at] = (System.nanoTime() - start) / 1e6;
                }
            });
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %-40s | %,6d requests | median %,7.1f ms | 95 %% %,7.1f ms | 99 %% %,7.1f ms | slowest %,7.1f ms |%n",
                what,
                millis.length,
                at(millis, 0.5),
                at(millis, 0.95),
                at(millis, 0.99),
                at(millis, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
