package dev.paperpost.interest;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** How long any text whatsoever takes to be read as an interest or refused. See benchmarks/README.md. */
public final class QueryBenchmark {

    private static final int TEXTS = 100_000;
    private static final int TRIES = 5;
    /** What took longer is tried again: the machine may have been busy with other things. */
    private static final double DOUBTFUL = 0.000_5;

    private QueryBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        double[] nothingMore = read(new AnyTexts(), text -> QueryParser.parse(
                text, Limits.TYPED, new Problems(), new Problems(), (lexeme, field) -> new Node.Broken(0, 0)));
        print("brackets and operators alone", nothingMore);
        print("read or refused", read(new AnyTexts(), QueryBenchmark::parse));
    }

    private interface Reading {
        void read(String text);
    }

    private static void parse(String text) {
        try {
            Interest.parse(text);
        } catch (InterestSyntaxException refused) {
            // takes its time as well
        }
    }

    private static double[] read(AnyTexts texts, Reading reading) throws IOException {
        double[] seconds = new double[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next();
            double best = Double.MAX_VALUE;
            for (int tries = 0; tries < TRIES && best > DOUBTFUL; tries++) {
                best = Math.min(best, Clock.once(() -> reading.read(text)));
            }
            seconds[i] = best;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private static void print(String what, double[] seconds) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d texts | median %,.0f us | 99 %% %,.0f us | 99.9 %% %,.0f us | slowest %,.0f us |%n",
                what,
                TEXTS,
                seconds[TEXTS / 2] * 1e6,
                seconds[TEXTS - TEXTS / 100] * 1e6,
                seconds[TEXTS - TEXTS / 1000] * 1e6,
                seconds[TEXTS - 1] * 1e6);
    }
}
