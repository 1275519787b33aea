/** Paperpost mails people the new research papers that match their interests. */
package dev.paperpost;
