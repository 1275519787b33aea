package dev.paperpost.source;

/** A place papers come from. Implementations are thread-safe, but are asked by one caller at a time. */
public interface PaperSource {

    /** What operators call it: {@code huggingface}, {@code arxiv:cs.CL}. */
    String name();

    /** Who runs it. Sources of one service are never asked at the same time, by whatever node. */
    String service();

    /** Asks the source for what is new. Never throws for anything the source does: each way it can end is an outcome. */
    FetchOutcome fetch();
}
