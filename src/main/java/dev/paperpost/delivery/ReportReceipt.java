package dev.paperpost.delivery;

import java.util.UUID;

/**
 * What was made of a mail that came in.
 *
 * @param recognised {@code bounce}, {@code complaint}, {@code delayed} or {@code other}
 * @param status RFC 3463 status such as {@code 5.1.1}, null when the mail gives none
 * @param deliveryId the mail of ours it is about, null when it names none
 * @param action {@code subscriber stopped}, {@code noted} (at the delivery) or {@code nothing}
 * @param detail the same in a sentence, without address
 */
public record ReportReceipt(String recognised, String status, UUID deliveryId, String action, String detail) {}
