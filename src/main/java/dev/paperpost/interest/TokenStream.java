package dev.paperpost.interest;

import java.util.Arrays;

/**
 * The tokens of one paper in few bytes: the number of title tokens, then for each token its number in a dictionary, seven
 * bits a byte. One bit tells the rare tokens that are not simply the next word; behind them stand how many positions
 * back they begin and how many they cover. Not thread-safe.
 */
final class TokenStream {

    private byte[] bytes = new byte[1024];
    private int size;

    /** The tokens of a title and an abstract, of which the dictionary learns. */
    byte[] write(Tokens tokens, int titleSize, TokenDictionary dictionary, int paper) {
        size = 0;
        varint(titleSize);
        int position = 0;
        for (int i = 0; i < tokens.size() && tokens.from(i) < Occurrences.MOST_POSITIONS; i++) {
            if (i == titleSize) {
                position++;
            }
            int token = dictionary.add(tokens, i, paper);
            boolean next = tokens.from(i) == position && tokens.to(i) == position + 1;
            varint(token << 1 | (next ? 0 : 1));
            if (next) {
                position++;
            } else {
                varint(position - tokens.from(i));
                varint(tokens.to(i) - tokens.from(i));
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private void varint(int value) {
        if (size + 5 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int rest = value;
        while (rest >= 128) {
            bytes[size++] = (byte) (rest | 128);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Reads one stream after the other. Not thread-safe. */
    static final class Reader {

        private int[] tokens = new int[512];
        private int count;
        private int titleSize;
        private byte[] bytes;
        private int at;

        /** @param lists what each token means, by its number */
        void read(byte[] stream, int[] lists, LabelledText text) {
            bytes = stream;
            at = 0;
            count = 0;
            titleSize = varint();
            text.clear();
            int position = 0;
            while (at < stream.length) {
                if (count == titleSize) {
                    position++;
                }
                int value = varint();
                int token = value >>> 1;
                add(token);
                if ((value & 1) == 0) {
                    text.add(lists[token], position, position + 1);
                    position++;
                } else {
                    int from = position - varint();
                    text.add(lists[token], from, from + varint());
                }
            }
        }

        private void add(int token) {
            if (count == tokens.length) {
                tokens = Arrays.copyOf(tokens, count * 2);
            }
            tokens[count++] = token;
        }

        private int varint() {
            int value = bytes[at] & 127;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                value |= (bytes[at] & 127) << shift;
            }
            return value;
        }

        /** The number of the i-th token. */
        int token(int i) {
            return tokens[i];
        }

        int titleSize() {
            return titleSize;
        }
    }
}
