package dev.paperpost.subscription;

/** A text is no address that can be reached. */
class InvalidAddressException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final AddressFault fault;

    InvalidAddressException(AddressFault fault) {
        super(fault.detail);
        this.fault = fault;
    }

    AddressFault fault() {
        return fault;
    }
}
