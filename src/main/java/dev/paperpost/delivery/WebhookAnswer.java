package dev.paperpost.delivery;

import java.time.Duration;

/**
 * What a receiver said to a post.
 *
 * @param status of HTTP, 0 when there was no answer
 * @param said in two words that pages translate, nothing of it from outside
 * @param retryAfter how long the receiver wants to be left alone; zero when it did not say
 */
record WebhookAnswer(int status, String said, Duration retryAfter) {

    private static final int GONE = 410;
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    static WebhookAnswer none(String why) {
        return new WebhookAnswer(0, why, Duration.ZERO);
    }

    /** @param retryAfter the header of that name, as seconds; null or a date counts as not said */
    static WebhookAnswer of(int status, String retryAfter) {
        Duration rest = retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ZERO;
        return new WebhookAnswer(status, "HTTP " + status, rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
    }

    boolean taken() {
        return status / 100 == 2;
    }

    /** The receiver wants no more. */
    boolean gone() {
        return status == GONE;
    }
}
